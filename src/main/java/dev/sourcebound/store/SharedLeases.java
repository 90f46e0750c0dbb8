package dev.sourcebound.store;

import dev.sourcebound.problem.AppException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leases in a [Database], by its clock. Each has an end, which is put off again and again while it
/// is held: whoever has it and dies loses it by itself. Whoever is cut off from the database for
/// longer may think to have one that another has by then, so that what is done under a lease must
/// bear to be done twice. Thread-safe.
final class SharedLeases implements Leases, AutoCloseable {

    static final String TABLE = "sourcebound_lease";

    private static final Logger LOG = LoggerFactory.getLogger(SharedLeases.class);

    /// How often the end is put off before it comes.
    private static final int RENEWALS = 4;

    private final Database database;
    private final String length;
    private final Map<String, String> held = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("leases").factory());
    private volatile boolean made;

    SharedLeases(Database database) {
        this.database = database;
        Duration lease = database.lease();
        this.length = lease.toMillis() + " milliseconds";
        long every = lease.toMillis() / RENEWALS;
        var _ = thread.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<Lease> take(String name) {
        make();
        String holder = UUID.randomUUID().toString();
        // Before it is taken, so that none is held that is not renewed.
        held.put(holder, name);
        boolean taken = false;
        try {
            taken =
                    database.inTransaction(transaction ->
                            transaction
                                    .first(
                                            "insert into %1$s as l values (?, ?, now() + ?::interval) on conflict (name) do update set holder = excluded.holder, until = excluded.until where l.until < now() or l.holder = excluded.holder returning 1"
                                                    .formatted(TABLE),
                                            _ -> true,
                                            name,
                                            holder,
                                            length)
                                    .isPresent());
        } finally {
            if (!taken) {
                held.remove(holder);
            }
        }
        return taken ? Optional.of(() -> giveBack(name, holder)) : Optional.empty();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            List<String> holders = List.copyOf(held.keySet());
            if (!holders.isEmpty()) {
                drop(holders);
            }
        } catch (AppException e) {
            LOG.warn("Leases end by themselves: {}", e.getMessage());
        }
    }

    /// Not at once: whoever gives it back may be a thread that must not wait.
    private void giveBack(String name, String holder) {
        if (held.remove(holder, name)) {
            try {
                thread.execute(() -> {
                    try {
                        drop(List.of(holder));
                    } catch (AppException e) {
                        LOG.warn("A lease ends by itself: {}", e.getMessage());
                    }
                });
            } catch (RejectedExecutionException e) {
                // This process ends, and the lease with it.
            }
        }
    }

    private int drop(List<String> holders) {
        return database.inTransaction(transaction ->
                transaction.change(
                        "delete from %s where holder = any(?)".formatted(TABLE), holders));
    }

    private void renew() {
        List<String> holders = List.copyOf(held.keySet());
        if (holders.isEmpty()) {
            return;
        }
        try {
            int renewed =
                    database.inTransaction(transaction ->
                            transaction.change(
                                    "update %s set until = now() + ?::interval where holder = any(?)"
                                            .formatted(TABLE),
                                    length,
                                    holders));
            if (renewed < holders.size() && held.keySet().containsAll(holders)) {
                LOG.warn(
                        "Of {} leases {} were lost to others",
                        holders.size(),
                        holders.size() - renewed);
            }
        } catch (AppException e) {
            LOG.warn("Leases could not be renewed: {}", e.getMessage());
        }
    }

    private void make() {
        if (!made) {
            database.make(
                    "create table if not exists %s (name text primary key, holder text not null, until timestamptz not null)"
                            .formatted(TABLE));
            made = true;
        }
    }
}
