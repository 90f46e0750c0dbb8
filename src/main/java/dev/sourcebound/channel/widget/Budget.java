package dev.sourcebound.channel.widget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/// So many requests of each key within a window, handed out again at an even pace: the generic cell
/// rate algorithm (ITU-T I.371), which keeps one number for each key: when it would have used up
/// what it took, had it taken it evenly. Thread-safe.
final class Budget {

    /// Of at most some 200 bytes each. The key that was used least goes first, so that a flood of
    /// new ones does not give an old one its budget back.
    private static final int MOST_KEYS = 50_000;

    private final long window;
    private final long pace;
    private final Ticker ticker;
    private final Cache<String, Long> used;

    /// @param requests within a window, `>= 1`
    Budget(int requests, Duration window, Ticker ticker) {
        this.window = window.toNanos();
        this.pace = this.window / requests;
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

    /// Takes one request.
    ///
    /// @return zero where it was there; else how long until one is, and nothing was taken
    Duration take(String key) {
        long now = ticker.read();
        long[] early = {0};
        used.asMap()
                .compute(
                        key,
                        (_, until) -> {
                            long begin = until == null || until - now < 0 ? now : until;
                            early[0] = begin + pace - now - window;
                            return early[0] > 0 ? begin : begin + pace;
                        });
        return Duration.ofNanos(Math.max(0, early[0]));
    }

    /// How many keys are kept.
    long size() {
        used.cleanUp();
        return used.estimatedSize();
    }
}
