package dev.sourcebound.llm;

import dev.sourcebound.answer.Caller;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The tokens of this server. Kept in memory: a restart begins anew.
final class OwnTokenBudget implements TokenBudget {

    private final long limit;
    private final InstantSource clock;
    private final Map<String, Long> used = new HashMap<>();
    private LocalDate day;

    /// @param limit tokens of whose key says nothing, `>= 0`; 0 means as many as asked for
    OwnTokenBudget(long limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
        this.day = today();
    }

    @Override
    public synchronized Optional<SetAside> reserve(Caller caller, long tokens) {
        if (!today().equals(day)) {
            day = today();
            used.clear();
        }
        long most = limitOf(caller);
        long before = used.getOrDefault(caller.name(), 0L);
        if (most > 0 && before + tokens > most) {
            return Optional.empty();
        }
        used.put(caller.name(), before + tokens);
        LocalDate then = day;
        return Optional.of(taken -> settle(then, caller, taken - tokens));
    }

    /// Of a day that is over nothing is left to be settled.
    private synchronized void settle(LocalDate then, Caller caller, long more) {
        if (then.equals(day)) {
            used.computeIfPresent(caller.name(), (_, all) -> Math.max(0, all + more));
        }
    }

    /// How many a caller may have; 0 means as many as asked for.
    long limitOf(Caller caller) {
        return caller.tokensPerDay() == null ? limit : caller.tokensPerDay();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
