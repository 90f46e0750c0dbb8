package dev.sourcebound.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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

    /// What each key has used since [#drain], in nanoseconds of the window; null where nobody asks.
    private final @Nullable Map<String, Long> news;

    /// @param window `> 0`
    public Budget(Duration window, Ticker ticker) {
        this(window, ticker, false);
    }

    /// @param shared whether other servers are told of what is used
    Budget(Duration window, Ticker ticker, boolean shared) {
        this.news = shared ? new ConcurrentHashMap<>() : null;
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
        if (news != null && early[0] <= 0) {
            news.merge(key, pace, Long::sum);
        }
        long debt = until - now;
        return new Taken(
                Duration.ofNanos(Math.max(0, early[0])),
                Math.max(0, (window - debt) / pace),
                Duration.ofNanos(debt));
    }

    /// What each key has used here since this was last asked, in nanoseconds of the window.
    Map<String, Long> drain() {
        Map<String, Long> all = new HashMap<>();
        if (news != null) {
            for (String key : List.copyOf(news.keySet())) {
                Long spent = news.remove(key);
                if (spent != null) {
                    all.put(key, spent);
                }
            }
        }
        return all;
    }

    /// Takes over what nobody could be told.
    void undrain(Map<String, Long> spent) {
        if (news != null) {
            spent.forEach((key, nanos) -> news.merge(key, nanos, Long::sum));
        }
    }

    /// Learns how much of a key's budget is used up at all servers together.
    ///
    /// @param debt nanoseconds until all of it is there again
    void learn(String key, long debt) {
        long now = ticker.read();
        used.asMap().merge(key, now + debt, (one, other) -> one - other > 0 ? one : other);
    }

    /// How many keys are kept.
    long size() {
        used.cleanUp();
        return used.estimatedSize();
    }
}
