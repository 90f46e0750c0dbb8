package dev.sourcebound.evaluation;

import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.evaluation.TrainingDocument.TrainingQuestion;
import dev.sourcebound.reading.Candidate;
import dev.sourcebound.reading.SignalExtractor;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.InMemoryIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes examples of labelled documents the way questions are answered: each file is a corpus, each
/// question is searched in it, and what retrieval gives is read. For each tempting question that a
/// document does not answer, one that it does answer is asked with the document taken away: out of
/// scope.
final class FitExamples {

    private final Embedder embedder;
    private final Chunker chunker;

    FitExamples(Embedder embedder, Chunker chunker) {
        this.embedder = embedder;
        this.chunker = chunker;
    }

    /// In the order of the files.
    List<FitExample> of(List<Path> files) {
        return files.parallelStream().map(this::of).flatMap(List::stream).toList();
    }

    private List<FitExample> of(Path file) {
        List<TrainingDocument> documents = TrainingSet.read(file);
        List<Passage> passages =
                documents.stream().flatMap(d -> chunker.chunk(d.source()).stream()).toList();
        Set<String> ids = documents.stream().map(d -> d.source().id()).collect(Collectors.toSet());
        try (InMemoryIndex index = new InMemoryIndex(passages, embedder)) {
            Asking asking =
                    new Asking(index, new SignalExtractor(index.vocabulary(), embedder), ids);
            documents.forEach(asking::about);
            return asking.examples();
        }
    }

    /// Asks about the documents of one corpus, one after another.
    private static final class Asking {

        private final InMemoryIndex index;
        private final SignalExtractor extractor;
        private final Set<String> ids;
        private final List<FitExample> examples = new ArrayList<>();

        Asking(InMemoryIndex index, SignalExtractor extractor, Set<String> ids) {
            this.index = index;
            this.extractor = extractor;
            this.ids = ids;
        }

        void about(TrainingDocument document) {
            String id = document.source().id();
            document.questions().forEach(question -> ask(id, question, Set.of()));
            Set<String> others =
                    ids.stream().filter(other -> !other.equals(id)).collect(Collectors.toSet());
            document.outOfScope().forEach(question -> ask(id, question, others));
        }

        List<FitExample> examples() {
            return examples;
        }

        private void ask(String id, TrainingQuestion question, Set<String> sources) {
            List<Passage> passages =
                    index
                            .retriever()
                            .retrieve(question.text(), GroundedAnswerer.PASSAGES, sources)
                            .stream()
                            .map(Hit::passage)
                            .toList();
            List<Candidate> candidates = extractor.extract(question.text(), passages);
            if (!candidates.isEmpty()) {
                examples.add(new FitExample(question.text(), id, question.evidence(), candidates));
            }
        }
    }
}
