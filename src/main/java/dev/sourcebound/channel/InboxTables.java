package dev.sourcebound.channel;

import dev.sourcebound.store.Database;
import dev.sourcebound.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The tables of [SharedInboxStore]: deliveries, each with the server that sees to it, and the keys
/// that they are known by.
final class InboxTables {

    private static final String TABLE = "sourcebound_delivery";
    private static final String KEYS = "sourcebound_delivery_key";

    /// What a server's lease is called, before the server's name.
    private static final String SERVER = "server ";

    private static final String OWNED = Database.isTaken("'%s' || d.owner".formatted(SERVER));

    private InboxTables() {}

    /// Who has an unfinished message of a conversation.
    ///
    /// @param lives whether that server has its lease
    record Holder(long number, String owner, boolean lives) {}

    /// The lease by which others know that a server lives.
    static String lease(String server) {
        return SERVER + server;
    }

    static void make(Database database) {
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
    }

    /// Whoever accepts in one conversation waits for whoever does just now.
    static void lock(Transaction transaction, String channel, String conversation) {
        transaction.find(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                _ -> true,
                channel + "\n" + conversation);
    }

    /// The number of the message that is known by one of these keys.
    static Optional<Long> known(Transaction transaction, String channel, List<String> keys) {
        return transaction.first(
                "select number from %s where channel = ? and key = any(?)".formatted(KEYS),
                row -> row.number(1),
                channel,
                keys);
    }

    /// From now on a message is known by these keys, too.
    static void name(Transaction transaction, String channel, List<String> keys, long number) {
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

    /// How many messages are unfinished.
    ///
    /// @param busy whether of those that came when there was no room
    static long count(Transaction transaction, boolean busy) {
        return transaction
                .first(
                        "select count(*) from %s where not done and busy = ?".formatted(TABLE),
                        row -> row.number(1),
                        busy)
                .orElseThrow();
    }

    static List<Holder> holders(Transaction transaction, String channel, String conversation) {
        return transaction.find(
                "select d.number, d.owner, case when %2$s then 1 else 0 end from %1$s d where d.channel = ? and d.conversation = ? and not d.done"
                        .formatted(TABLE, OWNED),
                row -> new Holder(row.number(1), row.text(2), row.number(3) == 1),
                channel,
                conversation);
    }

    static long nextNumber(Transaction transaction) {
        return transaction
                .first("select nextval('%s_number')".formatted(TABLE), row -> row.number(1))
                .orElseThrow();
    }

    static void add(Transaction transaction, Delivery delivery, String owner, boolean addressed) {
        transaction.change(
                "insert into %s values (?, ?, ?, ?, ?, ?, false, ?, ?)".formatted(TABLE),
                delivery.number(),
                owner,
                delivery.channel(),
                delivery.conversation(),
                addressed,
                delivery.busy(),
                delivery.acceptedAt().toEpochMilli(),
                Row.write(delivery));
    }

    /// Replaces what is kept of a message.
    ///
    /// @return whether it is still this server's
    static boolean keep(Transaction transaction, Delivery delivery, String owner) {
        return transaction.change(
                        "update %s set row = ?, done = ? where number = ? and owner = ?"
                                .formatted(TABLE),
                        Row.write(delivery),
                        delivery.isDone(),
                        delivery.number(),
                        owner)
                > 0;
    }

    /// Takes over what belongs to no server that lives.
    static void claim(Transaction transaction, String owner) {
        transaction.change(
                "update %1$s set owner = ? where number in (select d.number from %1$s d where not d.done and not %2$s for update of d skip locked)"
                        .formatted(TABLE, OWNED),
                owner);
    }

    static List<Delivery> unfinished(Transaction transaction, String owner) {
        return transaction.find(
                "select number, row from %s where not done and owner = ? order by number"
                        .formatted(TABLE),
                row -> Row.read(row.number(1), row.text(2)),
                owner);
    }

    static boolean knows(Transaction transaction, String channel, String conversation) {
        return transaction
                .first(
                        "select 1 from %s where channel = ? and conversation = ? and addressed limit 1"
                                .formatted(TABLE),
                        _ -> true,
                        channel,
                        conversation)
                .isPresent();
    }

    /// Of what is done, what is too old or too much.
    static int forget(Transaction transaction, Instant before, int most) {
        return transaction.change(
                "delete from %1$s where done and (accepted_at < ? or number <= (select number from %1$s where done order by number desc offset ? limit 1))"
                        .formatted(TABLE),
                before.toEpochMilli(),
                most);
    }
}
