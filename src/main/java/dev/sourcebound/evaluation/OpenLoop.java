package dev.sourcebound.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Asks at a constant rate, whether or not replies keep up, as people do who do not know of each
/// other. The time of a reply counts from when it was due to be asked for, also where the asking
/// was late: a client that waits for a slow server would leave out just the slow ones (Tene's
/// coordinated omission).
final class OpenLoop {

    private final Clock clock;

    /// What the time is, and waiting for it.
    interface Clock {

        long nanos();

        /// Waits until then, if it is not yet.
        void awaitNanos(long then);
    }

    OpenLoop(Clock clock) {
        this.clock = clock;
    }

    /// By the clock of the virtual machine.
    OpenLoop() {
        this(
                new Clock() {
                    @Override
                    public long nanos() {
                        return System.nanoTime();
                    }

                    @Override
                    public void awaitNanos(long then) {
                        for (long left = then - nanos(); left > 0; left = then - nanos()) {
                            LockSupport.parkNanos(left);
                        }
                    }
                });
    }

    /// What came of asking once.
    ///
    /// @param status of the reply; 0 where none came
    /// @param dueSeconds when it was due, from the first question on
    /// @param milliseconds from when it was due to when it was there
    record Outcome(int status, double dueSeconds, double milliseconds) {}

    /// Asks so many times, and waits for all replies.
    ///
    /// @param perSecond `> 0`
    /// @param count `>= 1`
    /// @param ask begins to ask, and gives the status once it is there; a failure counts as 0
    /// @return in the order in which the replies came
    List<Outcome> run(double perSecond, int count, Supplier<CompletableFuture<Integer>> ask) {
        List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<?>> asked = new ArrayList<>();
        long start = clock.nanos();
        for (int i = 0; i < count; i++) {
            long due = start + (long) (i * 1e9 / perSecond);
            clock.awaitNanos(due);
            asked.add(
                    ask.get()
                            .exceptionally(_ -> 0)
                            .thenAccept(status ->
                                    outcomes.add(
                                            new Outcome(
                                                    status,
                                                    (due - start) / 1e9,
                                                    (clock.nanos() - due) / 1e6))));
        }
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
        return List.copyOf(outcomes);
    }
}
