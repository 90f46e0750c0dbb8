package dev.sourcebound.evaluation;

import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
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
/// question is searched in it, and what retrieval gives is read. Every third answerable question is
/// asked once more with its own document taken away, as a question that is out of scope.
final class FitExamples {

    private static final int OUT_OF_SCOPE = 3;

    private final Embedder embedder;
    private final Chunker chunker;

    FitExamples(Embedder embedder, Chunker chunker) {
        this.embedder = embedder;
        this.chunker = chunker;
    }

    /// In the order of the file.
    List<FitExample> of(Path file) {
        List<TrainingDocument> documents = TrainingSet.read(file);
        List<Passage> passages =
                documents.stream().flatMap(d -> chunker.chunk(d.source()).stream()).toList();
        Set<String> ids = documents.stream().map(d -> d.source().id()).collect(Collectors.toSet());
        List<FitExample> examples = new ArrayList<>();
        try (InMemoryIndex index = new InMemoryIndex(passages, embedder)) {
            SignalExtractor extractor = new SignalExtractor(index.vocabulary(), embedder);
            int answerable = 0;
            for (TrainingDocument document : documents) {
                for (TrainingQuestion question : document.questions()) {
                    add(examples, index, extractor, document, question, Set.of());
                    if (question.answerable() && answerable++ % OUT_OF_SCOPE == 0) {
                        Set<String> others =
                                ids.stream()
                                        .filter(id -> !id.equals(document.source().id()))
                                        .collect(Collectors.toSet());
                        TrainingQuestion astray = new TrainingQuestion(question.text(), List.of());
                        add(examples, index, extractor, document, astray, others);
                    }
                }
            }
        }
        return examples;
    }

    private static void add(
            List<FitExample> examples,
            InMemoryIndex index,
            SignalExtractor extractor,
            TrainingDocument document,
            TrainingQuestion question,
            Set<String> sources) {
        List<Passage> passages =
                index
                        .retriever()
                        .retrieve(question.text(), GroundedAnswerer.PASSAGES, sources)
                        .stream()
                        .map(Hit::passage)
                        .toList();
        List<Candidate> candidates = extractor.extract(question.text(), passages);
        if (!candidates.isEmpty()) {
            List<Boolean> right =
                    candidates.stream()
                            .map(c -> isEvidence(c, document.source().id(), question))
                            .toList();
            examples.add(
                    new FitExample(
                            question.answerable(), candidates, right, question.evidence().size()));
        }
    }

    /// A sentence is evidence where it shares at least half of itself with a sentence that is.
    private static boolean isEvidence(Candidate candidate, String id, TrainingQuestion question) {
        Span sentence = candidate.sentence();
        return candidate.passage().sourceId().equals(id)
                && question.evidence().stream()
                        .filter(sentence::overlaps)
                        .anyMatch(e -> 2 * shared(sentence, e) >= sentence.length());
    }

    private static int shared(Span one, Span other) {
        return Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
    }
}
