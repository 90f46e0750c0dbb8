package dev.sourcebound.channel;

import dev.sourcebound.channel.InboxTables.Holder;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.store.Database;
import dev.sourcebound.store.Leases;
import dev.sourcebound.store.Leases.Lease;
import dev.sourcebound.store.Transaction;
import java.time.Duration;
import java.time.Instant;
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

    private static final Duration CLAIM_EVERY = Duration.ofSeconds(1);

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
                    boolean kept =
                            database.inTransaction(
                                    transaction -> InboxTables.keep(transaction, delivery, server));
                    if (!kept) {
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
                                InboxTables.claim(transaction, server);
                                return InboxTables.unfinished(transaction, server);
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
                                InboxTables.knows(transaction, channel, conversation)));
    }

    @Override
    public CompletableFuture<Integer> forget(Instant before, int most) {
        return submit(
                keeping,
                () ->
                        database.inTransaction(
                                transaction -> InboxTables.forget(transaction, before, most)));
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
        InboxTables.lock(transaction, channel, incoming.conversation());
        Optional<Long> known = InboxTables.known(transaction, channel, incoming.keys());
        if (known.isPresent()) {
            InboxTables.name(transaction, channel, incoming.keys(), known.get());
            return new Acceptance.Known();
        }
        boolean noRoom = InboxTables.count(transaction, false) >= room.waiting();
        if (noRoom
                && (InboxTables.count(transaction, true) >= room.busy() || !incoming.addressed())) {
            return new Acceptance.Full();
        }
        List<Holder> before = InboxTables.holders(transaction, channel, incoming.conversation());
        Optional<Holder> other =
                before.stream().filter(holder -> holder.lives() && !isMe(holder)).findFirst();
        // What this process was not told of yet comes first.
        boolean mine = before.stream().allMatch(each -> isMe(each) && told.contains(each.number()));
        long number = InboxTables.nextNumber(transaction);
        Delivery delivery = delivery(number, incoming, noRoom, now);
        InboxTables.add(
                transaction,
                delivery,
                other.map(Holder::owner).orElse(server),
                incoming.addressed());
        InboxTables.name(transaction, channel, incoming.keys(), number);
        return mine ? new Acceptance.Taken(delivery) : new Acceptance.Elsewhere();
    }

    private boolean isMe(Holder holder) {
        return holder.owner().equals(server);
    }

    private static Delivery delivery(long number, Incoming incoming, boolean busy, Instant now) {
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
            InboxTables.make(database);
            made = true;
        }
        if (lease.isEmpty()) {
            lease = leases.take(InboxTables.lease(server));
        }
    }
}
