package dev.sourcebound.evaluation;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Tells how far a long run is: a bar that is drawn over itself on a terminal, else a line now and
/// then, so that a log stays short.
final class ProgressBar {

    private static final int WIDTH = 30;
    private static final Duration DRAWN_EVERY = Duration.ofMillis(100);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private final int all;
    private final int before;
    private final LongSupplier nanoseconds;
    private final long started;
    private long told;
    private boolean drawn;

    /// @param terminal whether `out` is one
    /// @param all how many there are
    /// @param before how many were done in an earlier run
    /// @param nanoseconds the clock
    ProgressBar(PrintStream out, boolean terminal, int all, int before, LongSupplier nanoseconds) {
        this.out = out;
        this.terminal = terminal;
        this.all = all;
        this.before = before;
        this.nanoseconds = nanoseconds;
        this.started = nanoseconds.getAsLong();
        this.told = started;
        if (before > 0) {
            out.printf("%d of %d questions were asked before%n", before, all);
        }
    }

    /// On this process's standard error.
    static ProgressBar on(PrintStream out, int all, int before) {
        return new ProgressBar(out, Terminal.isStandardError(), all, before, System::nanoTime);
    }

    /// @param done how many are, those of an earlier run among them
    void done(int done) {
        long now = nanoseconds.getAsLong();
        Duration every = terminal ? DRAWN_EVERY : TOLD_EVERY;
        if (now - told < every.toNanos()) {
            return;
        }
        told = now;
        double perSecond = (done - before) / ((now - started) / 1e9);
        String state =
                String.format(
                        Locale.ROOT,
                        "%d of %d questions, %.1f a second, %s left",
                        done,
                        all,
                        perSecond,
                        left(Math.round((all - done) / perSecond)));
        if (terminal) {
            int filled = (int) ((long) WIDTH * done / all);
            out.printf("\r[%s%s] %s ", "#".repeat(filled), ".".repeat(WIDTH - filled), state);
            out.flush();
            drawn = true;
        } else {
            out.println(state);
        }
    }

    /// Takes the bar away.
    void finish() {
        if (drawn) {
            out.print("\r" + " ".repeat(WIDTH + 60) + "\r");
            out.flush();
        }
    }

    private static String left(long seconds) {
        return seconds < 90 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }
}
