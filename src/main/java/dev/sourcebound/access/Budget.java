package dev.sourcebound.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/// So many requests of each key within a window, handed out again at an even pace: the generic cell
/// rate algorithm (ITU-T I.371), which keeps one number for each key: when it would have used up
/// what it took, had it taken it evenly. Thread-safe.
public final class Budget {

    /// Of at most some 200 bytes each. The key that was used least goes first, so that a flood of
    /// new ones does not give an old one its budget back.
    private static final int MOST_KEYS = 50_000;

    private final long window;
    private final Ticker ticker;
    private final Cache<String, Long> used;

    /// @param window `> 0`
    public Budget(Duration window, Ticker ticker) {
        this.window = window.toNanos();
        this.ticker = ticker;
        this.used =
                Caffeine.newBuilder()
                        .maximumSize(MOST_KEYS)
                        // After a window without a request nothing of the budget is missing.
                        .expireAfterAccess(window)
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .build();
    }

    /// What came of taking one.
    ///
    /// @param delay zero where it was there; else how long until one is, and nothing was taken
    /// @param left how many more are there now, `>= 0`
    /// @param whole how long until all of them are there again, where none is taken
    public record Taken(Duration delay, long left, Duration whole) {

        public boolean isGranted() {
            return delay.isZero();
        }
    }

    /// Takes one request.
    ///
    /// @param requests within a window, `>= 1`; another number than before holds from now on
    public Taken take(String key, int requests) {
        long pace = window / requests;
        long now = ticker.read();
        long[] early = {0};
        long until =
                used.asMap()
                        .compute(
                                key,
                                (_, before) -> {
                                    long begin = before == null || before - now < 0 ? now : before;
                                    early[0] = begin + pace - now - window;
                                    return early[0] > 0 ? begin : begin + pace;
                                });
        long debt = until - now;
        return new Taken(
                Duration.ofNanos(Math.max(0, early[0])),
                Math.max(0, (window - debt) / pace),
                Duration.ofNanos(debt));
    }

    /// How many keys are kept.
    long size() {
        used.cleanUp();
        return used.estimatedSize();
    }
}
