package dev.sourcebound.llm;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// How many tokens each caller may have read and written in a day (UTC). What a call will take is
/// set aside before it, so that many calls at once do not overdraw. Thread-safe. Kept in memory: a
/// restart begins anew.
final class TokenBudget {

    /// Whoever has no key. Today that is everybody.
    static final String ANONYMOUS = "anonymous";

    private final long limit;
    private final InstantSource clock;
    private final Map<String, Long> used = new HashMap<>();
    private LocalDate day;

    /// @param limit tokens, `>= 0`; 0 means as many as asked for
    TokenBudget(long limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
        this.day = today();
    }

    /// Sets tokens aside.
    ///
    /// @return whether there are as many left
    synchronized boolean reserve(String caller, long tokens) {
        if (!today().equals(day)) {
            day = today();
            used.clear();
        }
        long before = used.getOrDefault(caller, 0L);
        if (limit > 0 && before + tokens > limit) {
            return false;
        }
        used.put(caller, before + tokens);
        return true;
    }

    /// Puts what a call really took in place of what was set aside for it.
    synchronized void settle(String caller, long reserved, long taken) {
        used.computeIfPresent(caller, (_, all) -> Math.max(0, all - reserved + taken));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
