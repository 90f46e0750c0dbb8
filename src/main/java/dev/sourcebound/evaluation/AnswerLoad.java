package dev.sourcebound.evaluation;

import com.sun.management.ThreadMXBean;
import dev.sourcebound.evaluation.measure.Quantiles;
import java.lang.management.ManagementFactory;
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
/// @param allocatedKibibytes what the thread that asks allocates for a reply, on average
record AnswerLoad(
        int clients,
        int answers,
        double perSecond,
        double p50Milliseconds,
        double p99Milliseconds,
        double allocatedKibibytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// What one client saw.
    private record Client(List<Double> milliseconds, long allocated) {}

    /// Asks until the time is up, each client at least once.
    static AnswerLoad measure(
            int clients, Duration time, Supplier<String> questions, Consumer<String> ask) {
        long started = System.nanoTime();
        long end = started + time.toNanos();
        List<Client> perClient = Callers.together(clients, caller -> client(end, questions, ask));
        double seconds = (System.nanoTime() - started) / 1e9;
        double[] all =
                perClient.stream()
                        .flatMap(client -> client.milliseconds().stream())
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        double allocated = perClient.stream().mapToLong(Client::allocated).sum();
        return new AnswerLoad(
                clients,
                all.length,
                all.length / seconds,
                Quantiles.median(all),
                Quantiles.nearestRank(all, 0.99),
                allocated / 1024 / all.length);
    }

    private static Client client(long end, Supplier<String> questions, Consumer<String> ask) {
        List<Double> times = new ArrayList<>();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        do {
            String question = questions.get();
            long started = System.nanoTime();
            ask.accept(question);
            times.add((System.nanoTime() - started) / 1e6);
        } while (System.nanoTime() < end);
        return new Client(times, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
}
