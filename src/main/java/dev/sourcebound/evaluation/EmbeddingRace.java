package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.measure.Quantiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Two embedders on the same texts and the same cores, in turns within one run, so that whatever
/// else the machine does touches both.
///
/// @param callers how many embed at the same time
/// @param rounds how many rounds were run; each figure is the median over them
/// @param ours texts per second, ours
/// @param theirs texts per second, the other's
/// @param ratio the median over rounds of ours divided by theirs
record EmbeddingRace(int callers, int rounds, double ours, double theirs, double ratio) {

    private static final int TEXTS_PER_CALLER = 16;
    private static final int LEAST_ROUNDS = 3;

    /// Runs rounds until the time is up, after one that warms up and is not counted.
    static EmbeddingRace run(
            int callers,
            Duration time,
            BenchmarkTexts texts,
            Consumer<String> ours,
            Consumer<String> theirs) {
        List<Double> ourSpeeds = new ArrayList<>();
        List<Double> theirSpeeds = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        round(callers, texts, ours, theirs, true);
        long end = System.nanoTime() + time.toNanos();
        while (ratios.size() < LEAST_ROUNDS || System.nanoTime() < end) {
            // Who goes first alternates: the second may find a warmer or a hotter processor.
            double[] speeds = round(callers, texts, ours, theirs, ratios.size() % 2 == 0);
            ourSpeeds.add(speeds[0]);
            theirSpeeds.add(speeds[1]);
            ratios.add(speeds[0] / speeds[1]);
        }
        return new EmbeddingRace(
                callers, ratios.size(), median(ourSpeeds), median(theirSpeeds), median(ratios));
    }

    /// @return `[2]`: texts per second, ours and theirs
    private static double[] round(
            int callers,
            BenchmarkTexts texts,
            Consumer<String> ours,
            Consumer<String> theirs,
            boolean oursFirst) {
        List<String> batch = texts.texts(callers * TEXTS_PER_CALLER);
        if (oursFirst) {
            double our = textsPerSecond(callers, batch, ours);
            return new double[] {our, textsPerSecond(callers, batch, theirs)};
        }
        double their = textsPerSecond(callers, batch, theirs);
        return new double[] {textsPerSecond(callers, batch, ours), their};
    }

    private static double textsPerSecond(
            int callers, List<String> batch, Consumer<String> embedder) {
        long started = System.nanoTime();
        Callers.each(
                callers,
                batch.size(),
                i -> {
                    embedder.accept(batch.get(i));
                    return i;
                });
        return batch.size() / ((System.nanoTime() - started) / 1e9);
    }

    private static double median(List<Double> values) {
        return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
