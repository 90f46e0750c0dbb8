package dev.sourcebound.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.store.Database;
import dev.sourcebound.store.Transaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Budgets that servers share. Each server decides by itself at once, and once a second tells the
/// others, by the database, what was used there, and learns how much is used at all of them. So
/// nobody waits for the database, nothing is let through unchecked while it is not there, and who
/// asks at all servers at once gets at most what they give within a second too much. Thread-safe.
public final class SharedBudgets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedBudgets.class);
    private static final String TABLE = "sourcebound_budget";
    private static final long EVERY_MILLIS = 1_000;

    /// Exchanges between two looks for what is of no interest any more.
    private static final int TIDY_EVERY = 600;

    /// Microseconds since 1970, by the database's clock.
    private static final String NOW = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

    private final @Nullable Database database;
    private final Ticker ticker;
    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();
    private final @Nullable ScheduledExecutorService thread;
    private boolean made;
    private boolean told;
    private int exchanges;

    /// @param database null where there is only one server
    public SharedBudgets(@Nullable Database database, Ticker ticker) {
        this.database = database;
        this.ticker = ticker;
        this.thread = database == null ? null : begin();
    }

    /// A budget; those of one name and window are one at all servers.
    public Budget budget(String name, Duration window) {
        Budget budget = new Budget(window, ticker, database != null);
        if (database != null) {
            budgets.put(name, budget);
        }
        return budget;
    }

    /// The budgets of a collection: what others have under the same name is none of them.
    public BiFunction<String, Duration, Budget> of(CollectionName collection) {
        String before = collection.equals(CollectionName.DEFAULT) ? "" : collection + " ";
        return (name, window) -> budget(before + name, window);
    }

    /// Tells and learns, as is done once a second.
    synchronized void exchange() {
        if (database == null) {
            return;
        }
        try {
            make(database);
            budgets.forEach((name, budget) -> exchange(database, name, budget));
            if (++exchanges % TIDY_EVERY == 0) {
                database.inTransaction(transaction ->
                        transaction.change(
                                "delete from %s where until < %s".formatted(TABLE, NOW)));
            }
            told = false;
        } catch (AppException e) {
            if (!told) {
                LOG.warn("Budgets are counted at each server alone: {}", e.getMessage());
            }
            told = true;
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    private ScheduledExecutorService begin() {
        ScheduledExecutorService begun =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("budgets").factory());
        var _ =
                begun.scheduleWithFixedDelay(
                        this::exchange, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return begun;
    }

    private static void exchange(Database database, String name, Budget budget) {
        Map<String, Long> spent = budget.drain();
        if (spent.isEmpty()) {
            return;
        }
        try {
            Map<String, Long> debts =
                    database.inTransaction(transaction -> told(transaction, name, spent));
            debts.forEach(budget::learn);
        } catch (AppException e) {
            budget.undrain(spent);
            throw e;
        }
    }

    /// Addresses are kept as digests alone.
    private static Map<String, Long> told(
            Transaction transaction, String name, Map<String, Long> spent) {
        Map<String, Long> debts = new HashMap<>();
        // In one order, so that no two servers wait for each other.
        spent.keySet().stream()
                .sorted()
                .forEach(key -> {
                    long micros = TimeUnit.NANOSECONDS.toMicros(spent.getOrDefault(key, 0L));
                    transaction
                            .first(
                                    "insert into %1$s as b values (?, encode(sha256(convert_to(?, 'UTF8')), 'hex'), %2$s + ?) on conflict (name, key) do update set until = greatest(b.until, %2$s) + ? returning until - %2$s"
                                            .formatted(TABLE, NOW),
                                    row -> row.number(1),
                                    name,
                                    key,
                                    micros,
                                    micros)
                            .ifPresent(debt -> debts.put(key, TimeUnit.MICROSECONDS.toNanos(debt)));
                });
        return debts;
    }

    private void make(Database there) {
        if (!made) {
            there.make(
                    "create table if not exists %s (name text, key text, until bigint not null, primary key (name, key))"
                            .formatted(TABLE));
            made = true;
        }
    }
}
