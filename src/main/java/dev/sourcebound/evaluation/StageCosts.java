package dev.sourcebound.evaluation;

import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.evaluation.measure.Quantiles;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What the stages of an answer cost one after another, each the median of its time in
/// milliseconds.
///
/// @param questions how many questions were taken through them
/// @param embedding the question embedded: a run of the model
/// @param retrieval passages found, the question's vector being at hand
/// @param reading these passages read, by whatever models the reader runs
record StageCosts(int questions, double embedding, double retrieval, double reading) {

    /// How many passages are retrieved and read.
    static final int PASSAGES = GroundedAnswerer.PASSAGES;

    /// Takes questions through the stages until the time is up, at least one.
    static StageCosts measure(
            Duration time,
            Supplier<String> questions,
            Embedder embedder,
            Retriever retriever,
            PassageReader reader) {
        List<double[]> costs = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        do {
            String question = questions.get();
            long started = System.nanoTime();
            embedder.embed(question, Embedder.Role.QUESTION);
            long embedded = System.nanoTime();
            List<Hit> hits = retriever.retrieve(question, PASSAGES, Set.of());
            long retrieved = System.nanoTime();
            List<Passage> passages = hits.stream().map(Hit::passage).toList();
            reader.read(question, passages);
            long read = System.nanoTime();
            costs.add(
                    new double[] {
                        (embedded - started) / 1e6,
                        (retrieved - embedded) / 1e6,
                        (read - retrieved) / 1e6
                    });
        } while (System.nanoTime() < end);
        return new StageCosts(costs.size(), median(costs, 0), median(costs, 1), median(costs, 2));
    }

    private static double median(List<double[]> costs, int stage) {
        return Quantiles.median(costs.stream().mapToDouble(cost -> cost[stage]).toArray());
    }
}
