package dev.sourcebound.corpus;

import dev.sourcebound.corpus.Indexing.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Tells of long work now and then: how far it is, how fast, and about how long it still takes. One
/// thread.
public final class ToldProgress implements Progress {

    private static final Duration LOGGED_EVERY = Duration.ofSeconds(10);

    private final Duration every;
    private final Teller teller;
    private final LongSupplier nanoseconds;
    private Phase phase = new Phase("", 0, 0);
    private long told;

    /// Is told how far it is.
    public interface Teller {

        /// Is told that.
        ///
        /// @param state in words
        /// @param share how much of it is done, `[0, 1]`
        void tell(String state, double share);
    }

    /// One kind of work.
    ///
    /// @param started when it was first told of
    /// @param before how much had been done by then
    private record Phase(String what, long started, int before) {}

    /// Tells a log, every ten seconds.
    public ToldProgress(Consumer<String> log) {
        this(LOGGED_EVERY, (state, _) -> log.accept(state));
    }

    /// Tells somebody.
    ///
    /// @param every how often at most
    public ToldProgress(Duration every, Teller teller) {
        this(every, teller, System::nanoTime);
    }

    /// @param nanoseconds the clock
    ToldProgress(Duration every, Teller teller, LongSupplier nanoseconds) {
        this.every = every;
        this.teller = teller;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public void reading(int done, int total) {
        tell("documents read", done, total);
    }

    @Override
    public void embedding(int done, int total) {
        tell("passages indexed", done, total);
    }

    private void tell(String what, int done, int total) {
        long now = nanoseconds.getAsLong();
        if (!phase.what().equals(what)) {
            phase = new Phase(what, now, done);
            told = now;
        } else if (now - told >= every.toNanos()) {
            told = now;
            double perSecond = (done - phase.before()) / ((now - phase.started()) / 1e9);
            long left = Math.round((total - done) / perSecond);
            teller.tell(
                    String.format(
                            Locale.ROOT,
                            "%,d of about %,d %s, %.1f a second, %s left",
                            done,
                            total,
                            what,
                            perSecond,
                            perSecond > 0 ? shown(left) : "?"),
                    Math.clamp((double) done / total, 0, 1));
        }
    }

    private static String shown(long seconds) {
        if (seconds < 90) {
            return seconds + " s";
        }
        return seconds < 5_400 ? (seconds + 30) / 60 + " min" : (seconds + 1_800) / 3_600 + " h";
    }
}
