package dev.sourcebound.evaluation;

import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.evaluation.measure.Quantiles;
import dev.sourcebound.evaluation.scale.MadeCorpus;
import dev.sourcebound.retrieval.IndexMeasure;
import dev.sourcebound.retrieval.IndexMeasure.Nearness;
import dev.sourcebound.retrieval.Retriever;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;

/// How fast and how well passages are found.
///
/// @param p50 milliseconds of half of the retrievals at most
/// @param p99 of ninety-nine in a hundred at most
/// @param nearestP50 of half of the searches for the nearest passages at most
/// @param recall the part of the truly nearest ten that is looked at, `[0, 1]`
record Searches(double p50, double p99, double nearestP50, double recall) {

    private static final int QUESTIONS = 300;
    private static final int COMPARED = 100;
    private static final int NEAREST = 10;

    /// How many nearest passages retrieval looks at.
    private static final int DEPTH = 50;

    private static final int SHOWN = 5;

    static Searches of(BeanFactory engine, MadeCorpus corpus) {
        Retriever retriever = engine.getBean(Retriever.class);
        Embedder embedder = engine.getBean(Embedder.class);
        List<String> questions = corpus.questions(2 * QUESTIONS);
        double[] retrieval = new double[QUESTIONS];
        for (int i = 0; i < 2 * QUESTIONS; i++) {
            // Kept, so that what is timed does without.
            embedder.embed(questions.get(i), Embedder.Role.QUESTION);
            long started = System.nanoTime();
            retriever.retrieve(questions.get(i), SHOWN, Set.of());
            // The first half is there for the virtual machine to warm up.
            retrieval[i % QUESTIONS] = (System.nanoTime() - started) / 1e6;
        }
        IndexMeasure measure = engine.getBean(IndexMeasure.class);
        List<Nearness> nearest =
                questions.subList(0, COMPARED).stream()
                        .map(q -> embedder.embed(q, Embedder.Role.QUESTION))
                        .map(vector -> measure.nearness(vector, NEAREST, DEPTH))
                        .toList();
        return new Searches(
                Quantiles.median(retrieval),
                Quantiles.nearestRank(retrieval, 0.99),
                Quantiles.median(nearest.stream().mapToDouble(Nearness::milliseconds).toArray()),
                nearest.stream().mapToDouble(Nearness::recall).average().orElse(0));
    }
}
