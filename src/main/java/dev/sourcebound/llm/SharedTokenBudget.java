package dev.sourcebound.llm;

import dev.sourcebound.answer.Caller;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.store.Database;
import dev.sourcebound.store.Transaction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tokens of all servers that share a database: what is set aside at one is missing at the
/// others at once. A call to a language model takes far longer than asking the database; while that
/// does not answer, each server counts for itself. Where a connection breaks while it is told, the
/// same may be counted twice.
final class SharedTokenBudget implements TokenBudget {

    private static final Logger LOG = LoggerFactory.getLogger(SharedTokenBudget.class);
    private static final String TABLE = "sourcebound_tokens";

    /// After a failure nobody waits for the database for so long.
    private static final Duration REST = Duration.ofSeconds(10);

    private static final String RESERVE =
            "insert into %s as b values (?, ?, ?) on conflict (day, caller) do update set used = b.used + excluded.used where b.used + excluded.used <= ? returning used"
                    .formatted(TABLE);
    private static final String SETTLE =
            "update %s set used = greatest(0, used + ?) where day = ? and caller = ?"
                    .formatted(TABLE);

    private final Database database;
    private final OwnTokenBudget own;
    private final Executor beside;
    private volatile long restsUntil = System.nanoTime();
    private volatile LocalDate tidied = LocalDate.MIN;

    /// @param own what is used here, and what holds while the database does not answer
    /// @param beside where what was taken is told: whoever waited for the call may be gone, and
    ///   interrupted
    SharedTokenBudget(Database database, OwnTokenBudget own, Executor beside) {
        this.database = database;
        this.own = own;
        this.beside = beside;
    }

    @Override
    public Optional<SetAside> reserve(Caller caller, long tokens) {
        Optional<SetAside> here = own.reserve(caller, tokens);
        if (here.isEmpty() || own.limitOf(caller) == 0 || rests()) {
            return here;
        }
        String day = own.today().toString();
        try {
            tidy();
            if (database.inTransaction(all -> isReserved(all, day, caller, tokens))) {
                return Optional.of(taken -> {
                    here.get().settle(taken);
                    beside.execute(() -> settle(day, caller, taken - tokens));
                });
            }
        } catch (AppException e) {
            rest(e);
            return here;
        }
        here.get().settle(0);
        return Optional.empty();
    }

    private boolean isReserved(Transaction all, String day, Caller caller, long tokens) {
        long most = own.limitOf(caller);
        return all.first(RESERVE, row -> row.number(1), day, caller.name(), tokens, most)
                .isPresent();
    }

    /// What cannot be told stays used: too much rather than too little.
    private void settle(String day, Caller caller, long more) {
        if (rests()) {
            return;
        }
        try {
            database.inTransaction(all -> all.change(SETTLE, more, day, caller.name()));
        } catch (AppException e) {
            rest(e);
        }
    }

    private boolean rests() {
        return System.nanoTime() - restsUntil < 0;
    }

    /// Makes the table, and forgets the days before yesterday, once a day.
    private void tidy() {
        LocalDate today = own.today();
        if (!today.equals(tidied)) {
            database.make(
                    "create table if not exists %s (day text, caller text, used bigint not null, primary key (day, caller))"
                            .formatted(TABLE));
            database.inTransaction(all ->
                    all.change(
                            "delete from %s where day < ?".formatted(TABLE),
                            today.minusDays(1).toString()));
            tidied = today;
        }
    }

    /// Whoever is interrupted breaks the connection by it, which says nothing of the database.
    private void rest(AppException e) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        LOG.warn("Tokens are counted at each server alone: {}", e.getMessage());
        restsUntil = System.nanoTime() + REST.toNanos();
    }
}
