package dev.sourcebound.channel;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.store.Database;
import dev.sourcebound.store.Leases;
import dev.sourcebound.store.Leases.Lease;
import dev.sourcebound.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Keeps deliveries in a database that several servers share. A message belongs to one server from
/// when it was accepted until it is done; so do all unfinished messages of its conversation. What
/// belongs to a server that has ended is taken over by another one, and whoever has lost a message
/// so can neither go on with it nor end it.
final class SharedInboxStore implements InboxStore {

    private static final String TABLE = "sourcebound_delivery";
    private static final String KEYS = "sourcebound_delivery_key";

    private static final Duration CLAIM_EVERY = Duration.ofSeconds(1);

    private static final String OWNED = Database.isTaken("'server ' || d.owner");

    private final Database database;
    private final Leases leases;
    private final String server = UUID.randomUUID().toString();

    /// What gives deliveries out is done by one thread, so that their order is kept.
    private final ExecutorService giving = thread("inbox");

    private final ExecutorService keeping = thread("inbox-progress");

    /// Numbers of what this process was told of, and is not done.
    private final Set<Long> told = ConcurrentHashMap.newKeySet();

    /// Guarded by this object.
    private Optional<Lease> lease = Optional.empty();

    private boolean made;

    SharedInboxStore(Database database, Leases leases) {
        this.database = database;
        this.leases = leases;
    }

    @Override
    public CompletableFuture<Acceptance> accept(Incoming incoming, Room room, Instant now) {
        return submit(
                giving,
                () -> {
                    Acceptance acceptance =
                            database.inTransaction(
                                    transaction -> accept(transaction, incoming, room, now));
                    if (acceptance instanceof Acceptance.Taken(Delivery delivery)) {
                        told.add(delivery.number());
                    }
                    return acceptance;
                });
    }

    @Override
    public CompletableFuture<Void> keep(Delivery delivery) {
        return submit(
                keeping,
                () -> {
                    int kept =
                            database.inTransaction(transaction ->
                                    transaction.change(
                                            "update %s set row = ?, done = ? where number = ? and owner = ?"
                                                    .formatted(TABLE),
                                            Row.write(delivery),
                                            delivery.isDone(),
                                            delivery.number(),
                                            server));
                    if (kept == 0) {
                        told.remove(delivery.number());
                        throw new AppException(
                                ErrorCode.STORE_FAILED,
                                "another server has taken this message over");
                    }
                    if (delivery.isDone()) {
                        told.remove(delivery.number());
                    }
                    return null;
                });
    }

    @Override
    public CompletableFuture<List<Delivery>> unfinished() {
        return submit(
                giving,
                () -> {
                    List<Delivery> mine =
                            database.inTransaction(transaction -> {
                                transaction.change(
                                        "update %1$s set owner = ? where number in (select d.number from %1$s d where not d.done and not %2$s for update of d skip locked)"
                                                .formatted(TABLE, OWNED),
                                        server);
                                return transaction.find(
                                        "select number, row from %s where not done and owner = ? order by number"
                                                .formatted(TABLE),
                                        row -> Row.read(row.number(1), row.text(2)),
                                        server);
                            });
                    return mine.stream().filter(delivery -> told.add(delivery.number())).toList();
                });
    }

    @Override
    public Optional<Duration> claimEvery() {
        return Optional.of(CLAIM_EVERY);
    }

    @Override
    public void leave(List<Delivery> deliveries) {
        deliveries.forEach(delivery -> told.remove(delivery.number()));
    }

    @Override
    public CompletableFuture<Boolean> knows(String channel, String conversation) {
        return submit(
                keeping,
                () ->
                        database.inTransaction(transaction ->
                                transaction
                                        .first(
                                                "select 1 from %s where channel = ? and conversation = ? and addressed limit 1"
                                                        .formatted(TABLE),
                                                _ -> true,
                                                channel,
                                                conversation)
                                        .isPresent()));
    }

    @Override
    public CompletableFuture<Integer> forget(Instant before, int most) {
        return submit(
                keeping,
                () ->
                        database.inTransaction(transaction ->
                                transaction.change(
                                        "delete from %1$s where done and (accepted_at < ? or number <= (select number from %1$s where done order by number desc offset ? limit 1))"
                                                .formatted(TABLE),
                                        before.toEpochMilli(),
                                        most)));
    }

    @Override
    public void close() {
        giving.close();
        keeping.close();
        synchronized (this) {
            lease.ifPresent(Lease::close);
            lease = Optional.empty();
        }
    }

    private Acceptance accept(Transaction transaction, Incoming incoming, Room room, Instant now) {
        String channel = incoming.channel();
        // Whoever accepts in one conversation waits for whoever does just now.
        transaction.find(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                _ -> true,
                channel + "\n" + incoming.conversation());
        Optional<Long> known =
                transaction.first(
                        "select number from %s where channel = ? and key = any(?)".formatted(KEYS),
                        row -> row.number(1),
                        channel,
                        incoming.keys());
        if (known.isPresent()) {
            name(transaction, channel, incoming.keys(), known.get());
            return new Acceptance.Known();
        }
        boolean noRoom = count(transaction, false) >= room.waiting();
        if (noRoom && (count(transaction, true) >= room.busy() || !incoming.addressed())) {
            return new Acceptance.Full();
        }
        List<Holder> before = holders(transaction, incoming);
        Optional<Holder> other =
                before.stream().filter(holder -> holder.lives() && !isMe(holder)).findFirst();
        // What this process was not told of yet comes first.
        boolean mine = before.stream().allMatch(each -> isMe(each) && told.contains(each.number()));
        Delivery delivery = delivery(transaction, incoming, noRoom, now);
        transaction.change(
                "insert into %s values (?, ?, ?, ?, ?, ?, false, ?, ?)".formatted(TABLE),
                delivery.number(),
                other.map(Holder::owner).orElse(server),
                channel,
                incoming.conversation(),
                incoming.addressed(),
                noRoom,
                now.toEpochMilli(),
                Row.write(delivery));
        name(transaction, channel, incoming.keys(), delivery.number());
        return mine ? new Acceptance.Taken(delivery) : new Acceptance.Elsewhere();
    }

    /// Who has an unfinished message of a conversation.
    private record Holder(long number, String owner, boolean lives) {}

    private boolean isMe(Holder holder) {
        return holder.owner().equals(server);
    }

    private static List<Holder> holders(Transaction transaction, Incoming incoming) {
        return transaction.find(
                "select d.number, d.owner, case when %2$s then 1 else 0 end from %1$s d where d.channel = ? and d.conversation = ? and not d.done"
                        .formatted(TABLE, OWNED),
                row -> new Holder(row.number(1), row.text(2), row.number(3) == 1),
                incoming.channel(),
                incoming.conversation());
    }

    private static Delivery delivery(
            Transaction transaction, Incoming incoming, boolean busy, Instant now) {
        long number =
                transaction
                        .first("select nextval('%s_number')".formatted(TABLE), row -> row.number(1))
                        .orElseThrow();
        return new Delivery(
                number,
                UUID.randomUUID().toString(),
                incoming.channel(),
                incoming.keys(),
                incoming.conversation(),
                incoming.content(),
                busy,
                now,
                new Delivery.Stage.Accepted());
    }

    private static void name(
            Transaction transaction, String channel, List<String> keys, long number) {
        // In one order, so that no two transactions wait for each other.
        List<String> sorted = new ArrayList<>(keys);
        sorted.sort(Comparator.naturalOrder());
        for (String key : sorted) {
            transaction.change(
                    "insert into %s values (?, ?, ?) on conflict do nothing".formatted(KEYS),
                    channel,
                    key,
                    number);
        }
    }

    private static long count(Transaction transaction, boolean busy) {
        return transaction
                .first(
                        "select count(*) from %s where not done and busy = ?".formatted(TABLE),
                        row -> row.number(1),
                        busy)
                .orElseThrow();
    }

    private <T> CompletableFuture<T> submit(ExecutorService thread, Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    begin();
                    return work.get();
                },
                thread);
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Makes the tables and says that this server lives, once the database is there.
    private synchronized void begin() {
        if (!made) {
            database.make(
                    "create sequence if not exists %s_number".formatted(TABLE),
                    "create table if not exists %s (number bigint primary key, owner text not null, channel text not null, conversation text not null, addressed boolean not null, busy boolean not null, done boolean not null, accepted_at bigint not null, row text not null)"
                            .formatted(TABLE),
                    "create index if not exists %1$s_open on %1$s (channel, conversation) where not done"
                            .formatted(TABLE),
                    "create index if not exists %1$s_known on %1$s (channel, conversation)"
                            .formatted(TABLE),
                    "create table if not exists %1$s (channel text, key text, number bigint not null references %2$s on delete cascade, primary key (channel, key))"
                            .formatted(KEYS, TABLE),
                    "create index if not exists %1$s_number on %1$s (number)".formatted(KEYS));
            made = true;
        }
        if (lease.isEmpty()) {
            lease = leases.take("server " + server);
        }
    }
}
