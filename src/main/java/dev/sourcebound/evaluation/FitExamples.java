package dev.sourcebound.evaluation;

import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.reading.Candidate;
import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.SignalExtractor;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.InMemoryIndex;
import java.util.ArrayList;
import java.util.List;

/// Makes examples the way questions are answered: each is searched in its corpus, and what
/// retrieval gives is measured.
final class FitExamples {

    private final Embedder embedder;
    private final Chunker chunker;

    FitExamples(Embedder embedder, Chunker chunker) {
        this.embedder = embedder;
        this.chunker = chunker;
    }

    /// How the sentences of passages are measured.
    private interface Measuring {
        List<Candidate> of(SignalExtractor extractor, String question, List<Passage> passages);
    }

    /// In the order of the corpora and of their questions.
    ///
    /// @param glance see [SignalExtractor#extract]
    List<FitExample> of(List<LabelledCorpus> corpora, LogisticModel glance) {
        return of(
                corpora,
                (extractor, question, passages) -> extractor.extract(question, passages, glance));
    }

    /// The same, measured as far as a glance is made of it.
    List<FitExample> atAGlance(List<LabelledCorpus> corpora) {
        return of(corpora, SignalExtractor::glance);
    }

    private List<FitExample> of(List<LabelledCorpus> corpora, Measuring measuring) {
        return corpora.parallelStream().flatMap(corpus -> of(corpus, measuring).stream()).toList();
    }

    private List<FitExample> of(LabelledCorpus corpus, Measuring measuring) {
        List<Passage> passages =
                corpus.sources().stream()
                        .flatMap(source -> chunker.chunk(source).stream())
                        .toList();
        try (InMemoryIndex index = new InMemoryIndex(passages, embedder)) {
            SignalExtractor extractor = new SignalExtractor(index.vocabulary(), embedder);
            List<FitExample> examples = new ArrayList<>();
            for (LabelledCorpus.Asked asked : corpus.questions()) {
                String question = index.spelling().corrected(asked.text());
                List<Passage> found =
                        index
                                .retriever()
                                .retrieve(question, GroundedAnswerer.PASSAGES, asked.among())
                                .stream()
                                .map(Hit::passage)
                                .toList();
                List<Candidate> candidates = measuring.of(extractor, question, found);
                if (!candidates.isEmpty()) {
                    examples.add(
                            new FitExample(
                                    question,
                                    asked.group(),
                                    asked.outOfScope(),
                                    asked.evidence(),
                                    asked.stance(),
                                    candidates,
                                    null));
                }
            }
            return examples;
        }
    }
}
