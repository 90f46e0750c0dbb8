package dev.sourcebound.llm;

import dev.sourcebound.answer.Caller;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// How many tokens each caller may have read and written in a day (UTC): as many as its key says,
/// or as many as all others. What a call will take is set aside before it, so that many calls at
/// once do not overdraw. Thread-safe. Kept in memory: a restart begins anew.
final class TokenBudget {

    private final long limit;
    private final InstantSource clock;
    private final Map<String, Long> used = new HashMap<>();
    private LocalDate day;

    /// @param limit tokens of whose key says nothing, `>= 0`; 0 means as many as asked for
    TokenBudget(long limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
        this.day = today();
    }

    /// Sets tokens aside.
    ///
    /// @return whether there are as many left
    synchronized boolean reserve(Caller caller, long tokens) {
        long most = caller.tokensPerDay() == null ? limit : caller.tokensPerDay();
        if (!today().equals(day)) {
            day = today();
            used.clear();
        }
        long before = used.getOrDefault(caller.name(), 0L);
        if (most > 0 && before + tokens > most) {
            return false;
        }
        used.put(caller.name(), before + tokens);
        return true;
    }

    /// Puts what a call really took in place of what was set aside for it.
    synchronized void settle(Caller caller, long reserved, long taken) {
        used.computeIfPresent(caller.name(), (_, all) -> Math.max(0, all - reserved + taken));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
