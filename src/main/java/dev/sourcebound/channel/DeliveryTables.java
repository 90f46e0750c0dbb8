package dev.sourcebound.channel;

import dev.sourcebound.channel.Delivery.Stage;
import dev.sourcebound.channel.InboxStore.Room;
import dev.sourcebound.store.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Deliveries by number, and the numbers by key and by conversation. For one thread; what it
/// changes is on disk after the file's next commit, all together or not at all.
final class DeliveryTables {

    private final ConcurrentMap<Long, String> rows;
    private final ConcurrentMap<String, Long> keys;
    private final ConcurrentMap<String, Long> conversations;

    private long next;
    private int waiting;
    private int busy;
    private int done;

    DeliveryTables(Tables tables) {
        this.rows = tables.table("deliveries");
        this.keys = tables.table("keys");
        this.conversations = tables.table("conversations");
        this.next = 1;
        for (Map.Entry<Long, String> row : rows.entrySet()) {
            count(Row.read(row.getKey(), row.getValue()), 1);
            next = row.getKey() + 1;
        }
    }

    Acceptance accept(Incoming incoming, Room room, Instant now) {
        Long known = numberOf(incoming);
        if (known != null) {
            learn(known, incoming.keys());
            return new Acceptance.Known();
        }
        boolean noRoom = waiting >= room.waiting();
        if (noRoom && (busy >= room.busy() || !incoming.addressed())) {
            return new Acceptance.Full();
        }
        Delivery delivery =
                new Delivery(
                        next++,
                        UUID.randomUUID().toString(),
                        incoming.channel(),
                        incoming.keys(),
                        incoming.conversation(),
                        incoming.content(),
                        noRoom,
                        now,
                        new Stage.Accepted());
        put(delivery);
        name(delivery);
        if (incoming.addressed()) {
            conversations.put(in(delivery.channel(), delivery.conversation()), delivery.number());
        }
        return new Acceptance.Taken(delivery);
    }

    /// Nothing happens where it has been forgotten meanwhile.
    void replace(Delivery delivery) {
        String row = rows.get(delivery.number());
        if (row != null) {
            Delivery before = Row.read(delivery.number(), row);
            count(before, -1);
            put(delivery.with(before.keys()));
        }
    }

    List<Delivery> unfinished() {
        List<Delivery> unfinished = new ArrayList<>();
        for (Map.Entry<Long, String> row : rows.entrySet()) {
            Delivery delivery = Row.read(row.getKey(), row.getValue());
            if (!delivery.isDone()) {
                unfinished.add(delivery);
            }
        }
        return unfinished;
    }

    boolean knows(String channel, String conversation) {
        return conversations.containsKey(in(channel, conversation));
    }

    int forget(Instant before, int most) {
        List<Delivery> old = new ArrayList<>();
        for (Map.Entry<Long, String> row : rows.entrySet()) {
            Delivery delivery = Row.read(row.getKey(), row.getValue());
            if (!delivery.acceptedAt().isBefore(before) && done - old.size() <= most) {
                break;
            }
            if (delivery.isDone()) {
                old.add(delivery);
            }
        }
        old.forEach(this::drop);
        return old.size();
    }

    private @Nullable Long numberOf(Incoming incoming) {
        for (String key : incoming.keys()) {
            Long number = keys.get(in(incoming.channel(), key));
            if (number != null) {
                return number;
            }
        }
        return null;
    }

    private void learn(long number, List<String> further) {
        String row = rows.get(number);
        if (row == null) {
            return;
        }
        Delivery delivery = Row.read(number, row);
        List<String> all = new ArrayList<>(delivery.keys());
        further.stream().filter(key -> !all.contains(key)).forEach(all::add);
        if (all.size() > delivery.keys().size()) {
            Delivery wiser = delivery.with(all);
            rows.put(number, Row.write(wiser));
            name(wiser);
        }
    }

    private void name(Delivery delivery) {
        delivery.keys().forEach(key -> keys.put(in(delivery.channel(), key), delivery.number()));
    }

    private void put(Delivery delivery) {
        count(delivery, 1);
        rows.put(delivery.number(), Row.write(delivery));
    }

    private void drop(Delivery delivery) {
        count(delivery, -1);
        rows.remove(delivery.number());
        delivery.keys().forEach(key -> keys.remove(in(delivery.channel(), key)));
        String conversation = in(delivery.channel(), delivery.conversation());
        Long last = conversations.get(conversation);
        if (last != null && last == delivery.number()) {
            conversations.remove(conversation);
        }
    }

    private void count(Delivery delivery, int change) {
        if (delivery.isDone()) {
            done += change;
        } else if (delivery.busy()) {
            busy += change;
        } else {
            waiting += change;
        }
    }

    /// A key of one channel is never one of another's: no channel's name has a line's end in it.
    private static String in(String channel, String name) {
        return channel + "\n" + name;
    }
}
