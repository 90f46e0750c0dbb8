package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.measure.Quantiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What came of asking for a while.
///
/// @param clients how many asked at the same time, each its next question when it had a reply
/// @param answers how many replies there were
/// @param perSecond replies per second, all clients together
/// @param p50Milliseconds the median of a reply's time
/// @param p99Milliseconds its 99th percentile, by nearest rank
record AnswerLoad(
        int clients,
        int answers,
        double perSecond,
        double p50Milliseconds,
        double p99Milliseconds) {

    /// Asks until the time is up, each client at least once.
    static AnswerLoad measure(
            int clients, Duration time, Supplier<String> questions, Consumer<String> ask) {
        long started = System.nanoTime();
        long end = started + time.toNanos();
        List<List<Double>> perClient =
                Callers.together(clients, caller -> milliseconds(end, questions, ask));
        double seconds = (System.nanoTime() - started) / 1e9;
        double[] all =
                perClient.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
        return new AnswerLoad(
                clients,
                all.length,
                all.length / seconds,
                Quantiles.median(all),
                Quantiles.nearestRank(all, 0.99));
    }

    private static List<Double> milliseconds(
            long end, Supplier<String> questions, Consumer<String> ask) {
        List<Double> times = new ArrayList<>();
        do {
            String question = questions.get();
            long started = System.nanoTime();
            ask.accept(question);
            times.add((System.nanoTime() - started) / 1e6);
        } while (System.nanoTime() < end);
        return times;
    }
}
