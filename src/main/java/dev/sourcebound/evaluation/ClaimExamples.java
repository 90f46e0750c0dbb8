package dev.sourcebound.evaluation;

import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.evaluation.TrainingDocument.TrainingClaim;
import dev.sourcebound.reading.ClaimLook;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.FirstLook;
import dev.sourcebound.reading.SignalExtractor;
import dev.sourcebound.reading.WindowModel;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.InMemoryIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes examples of labelled claims the way claims are checked: each file is a corpus, each claim
/// is searched in it, and what retrieval gives is measured.
final class ClaimExamples {

    private static final String VERBATIM = "verbatim";
    private static final String ELSEWHERE = "elsewhere";

    private final Embedder embedder;
    private final Chunker chunker;
    private final WindowModel model;
    private final FirstLook firstLook;

    ClaimExamples(Embedder embedder, Chunker chunker, WindowModel model, FirstLook firstLook) {
        this.embedder = embedder;
        this.chunker = chunker;
        this.model = model;
        this.firstLook = firstLook;
    }

    /// What is searched for a claim.
    enum Searching {
        /// All documents of its file.
        ALL,
        /// The document that it is about, which is thereby given.
        OWN,
        /// All others of its file: out of scope.
        OTHERS;

        private Set<String> among(List<TrainingDocument> documents, TrainingDocument own) {
            return documents.stream()
                    .filter(document ->
                            switch (this) {
                                case ALL -> true;
                                case OWN -> document.equals(own);
                                case OTHERS -> !document.equals(own);
                            })
                    .map(document -> document.source().id())
                    .collect(Collectors.toSet());
        }
    }

    /// Claims to fit on, in the order of the files: the labelled ones with those of the documents'
    /// own text, and out of scope.
    List<ClaimExample> toFit(List<Path> files) {
        return Stream.concat(
                        of(files, Searching.ALL, ClaimExamples::withOwn).stream(),
                        of(files, Searching.OTHERS, ClaimExamples::outOfScope).stream())
                .toList();
    }

    /// In the order of the files.
    ///
    /// @param claims which claims about a document
    List<ClaimExample> of(
            List<Path> files,
            Searching searching,
            Function<TrainingDocument, List<TrainingClaim>> claims) {
        return files.parallelStream()
                .flatMap(file -> of(file, searching, claims).stream())
                .toList();
    }

    /// As many of the claims that a document supports as it has claims that it does not mention,
    /// for asking where the document is not.
    private static List<TrainingClaim> outOfScope(TrainingDocument document) {
        long unmentioned =
                document.claims().stream()
                        .filter(c -> c.verdict() == ClaimVerdict.NOT_MENTIONED)
                        .count();
        return document.claims().stream()
                .filter(c -> c.verdict() == ClaimVerdict.SUPPORTED)
                .limit(unmentioned)
                .map(c ->
                        new TrainingClaim(
                                c.text(), ClaimVerdict.NOT_MENTIONED, List.of(), ELSEWHERE))
                .toList();
    }

    /// The claims that were written about a document, and of its own text, which its author did not
    /// write down as claims, a sentence as it stands.
    private static List<TrainingClaim> withOwn(TrainingDocument document) {
        List<Span> sentences = document.sentences();
        Span middle = sentences.get(sentences.size() / 2);
        return Stream.concat(document.claims().stream(), Stream.of(own(document, middle))).toList();
    }

    /// A sentence of a document, as a claim about it.
    static TrainingClaim own(TrainingDocument document, Span sentence) {
        return new TrainingClaim(
                document.source().slice(sentence),
                ClaimVerdict.SUPPORTED,
                List.of(sentence),
                VERBATIM);
    }

    /// Whether a claim stands as its author wrote it down, and for what it was written.
    static boolean isWritten(TrainingClaim claim) {
        return !List.of(VERBATIM, ELSEWHERE).contains(claim.edit());
    }

    private List<ClaimExample> of(
            Path file,
            Searching searching,
            Function<TrainingDocument, List<TrainingClaim>> claims) {
        List<TrainingDocument> documents = TrainingSet.read(file);
        List<Passage> passages =
                documents.stream().flatMap(d -> chunker.chunk(d.source()).stream()).toList();
        List<ClaimExample> examples = new ArrayList<>();
        try (InMemoryIndex index = new InMemoryIndex(passages, embedder)) {
            ClaimLook look =
                    new ClaimLook(
                            new SignalExtractor(index.vocabulary(), embedder),
                            firstLook,
                            model,
                            index.vocabulary());
            for (TrainingDocument document : documents) {
                String id = document.source().id();
                Set<String> within = searching.among(documents, document);
                if (within.isEmpty()) {
                    // Within none means within all.
                    continue;
                }
                for (TrainingClaim claim : claims.apply(document)) {
                    List<Passage> found = found(index, claim.text(), within);
                    examples.add(new ClaimExample(id, claim, look.signals(claim.text(), found)));
                }
            }
        }
        return examples;
    }

    private static List<Passage> found(InMemoryIndex index, String claim, Set<String> within) {
        return index.retriever().retrieve(claim, GroundedAnswerer.PASSAGES, within).stream()
                .map(Hit::passage)
                .toList();
    }
}
