package dev.sourcebound.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.channel.Delivery.Stage;
import dev.sourcebound.channel.InboxStore.Room;
import dev.sourcebound.scaleout.Postgres;
import dev.sourcebound.store.Database;
import dev.sourcebound.store.Leases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SharedInboxStoreTest {

    private static final Room ROOM = new Room(2, 1);
    private static final Room MUCH = new Room(1_000, 1_000);
    private static final Instant NOW = Instant.parse("2031-05-01T12:00:00Z");

    private final Database database = new Database(Postgres.database());
    private final SharedInboxStore here = new SharedInboxStore(database, this::alive);
    private final SharedInboxStore there = new SharedInboxStore(database, this::alive);

    @AfterEach
    void close() {
        here.close();
        there.close();
        database.close();
    }

    @Test
    void aMessageIsTakenOnceWhicheverServerAndWhicheverOfItsKeysComesAgain() {
        assertThat(accept(here, "x", "a", "b")).isInstanceOf(Acceptance.Taken.class);
        assertThat(accept(there, "x", "a")).isInstanceOf(Acceptance.Known.class);
        assertThat(accept(there, "x", "b", "c")).isInstanceOf(Acceptance.Known.class);
        assertThat(accept(here, "x", "c")).as("learnt").isInstanceOf(Acceptance.Known.class);
    }

    @Test
    void ofManyDeliveriesOfOneMessageAtOnceOneIsTaken() {
        List<Acceptance> all =
                IntStream.range(0, 40)
                        .mapToObj(i ->
                                (i % 2 == 0 ? here : there).accept(message("x", "k"), MUCH, NOW))
                        .toList()
                        .stream()
                        .map(future -> future.join())
                        .toList();
        assertThat(all.stream().filter(each -> each instanceof Acceptance.Taken)).hasSize(1);
        assertThat(all.stream().filter(each -> each instanceof Acceptance.Known)).hasSize(39);
    }

    @Test
    void aConversationStaysWithTheServerThatHasItInHand() {
        Delivery first = taken(here, "x", "1");
        assertThat(accept(there, "x", "2")).isInstanceOf(Acceptance.Elsewhere.class);
        assertThat(accept(there, "y", "3")).isInstanceOf(Acceptance.Taken.class);
        assertThat(there.unfinished().join()).isEmpty();
        assertThat(here.unfinished().join())
                .extracting(Delivery::keys)
                .containsExactly(List.of("2"));
        here.keep(first.done()).join();
        assertThat(here.unfinished().join()).as("told once").isEmpty();
    }

    @Test
    void whatAServerThatEndedHasLeftIsTakenOverInItsOrderAndStage() {
        Delivery first = taken(here, "x", "1");
        Delivery second = taken(here, "x", "2");
        Delivery answered = first.at(new Stage.Answered(List.of("p", "q"), 1, true, false));
        here.keep(answered).join();
        end();

        assertThat(accept(there, "x", "3"))
                .as("after what was before")
                .isInstanceOf(Acceptance.Elsewhere.class);
        List<Delivery> over = there.unfinished().join();
        assertThat(over.subList(0, 2)).containsExactly(answered, second);
        assertThat(over.get(2).keys()).containsExactly("3");
        assertThatThrownBy(() -> here.keep(second.done()).join())
                .hasMessageContaining("another server has taken this message over");
        assertThat(there.unfinished().join()).isEmpty();
    }

    @Test
    void whatCouldNotBeGoneOnWithIsToldAgain() {
        Delivery first = taken(here, "x", "1");
        assertThat(here.unfinished().join()).isEmpty();
        here.leave(List.of(first));
        assertThat(accept(here, "x", "2")).isInstanceOf(Acceptance.Elsewhere.class);
        assertThat(here.unfinished().join())
                .extracting(Delivery::keys)
                .containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void roomIsThatOfAllServersTogether() {
        assertThat(taken(here, "a", "1").busy()).isFalse();
        assertThat(taken(there, "b", "2").busy()).isFalse();
        Delivery busy = taken(here, "c", "3");
        assertThat(busy.busy()).isTrue();
        assertThat(accept(there, "d", "4")).isInstanceOf(Acceptance.Full.class);
        here.keep(busy.done()).join();
        assertThat(taken(here, "e", "5").busy()).isTrue();
    }

    @Test
    void ofAnotherCollectionItHasNeitherMessagesNorRoomNorKeys() {
        Database north = database.of("north");
        try (SharedInboxStore other = new SharedInboxStore(north, name -> alive(north, name))) {
            taken(other, "x", "1");
            taken(other, "x", "2");
            assertThat(taken(other, "y", "3").busy()).isTrue();
            assertThat(taken(here, "x", "1").busy()).isFalse();
            assertThat(here.unfinished().join()).as("told before").isEmpty();
            end();
            assertThat(there.unfinished().join())
                    .extracting(Delivery::keys)
                    .containsExactly(List.of("1"));
            assertThat(other.forget(NOW.plusSeconds(1), 0).join()).isZero();
            assertThat(there.knows("test", "y").join()).isFalse();
        }
    }

    @Test
    void whatIsDoneIsKnownAgainUntilItIsForgotten() {
        Delivery first = taken(here, "x", "1");
        here.keep(first.done()).join();
        assertThat(accept(there, "x", "1")).isInstanceOf(Acceptance.Known.class);
        assertThat(there.knows("test", "x").join()).isTrue();
        assertThat(there.forget(NOW, 1_000).join()).isZero();
        assertThat(there.forget(NOW.plusSeconds(1), 1_000).join()).isEqualTo(1);
        assertThat(there.knows("test", "x").join()).isFalse();
        assertThat(accept(there, "x", "1")).isInstanceOf(Acceptance.Taken.class);
    }

    @Test
    void ofTooManyThatAreDoneTheOldestAreForgotten() {
        IntStream.range(0, 5)
                .forEach(i -> {
                    Delivery one = taken(here, "c" + i, "k" + i);
                    here.keep(one.done()).join();
                });
        assertThat(here.forget(NOW, 2).join()).isEqualTo(3);
        assertThat(accept(here, "c4", "k4")).isInstanceOf(Acceptance.Known.class);
        assertThat(accept(here, "c0", "k0")).isInstanceOf(Acceptance.Taken.class);
    }

    /// A lease that is there until the test ends it.
    private Optional<Leases.Lease> alive(String name) {
        return alive(database, name);
    }

    private static Optional<Leases.Lease> alive(Database database, String name) {
        database.make(
                "create table if not exists sourcebound_lease (name text primary key, holder text"
                        + " not null, until timestamptz not null)");
        database.inTransaction(transaction ->
                transaction.change(
                        "insert into sourcebound_lease values (?, 'test', now() + interval '1"
                                + " hour')",
                        name));
        return Optional.of(() -> {});
    }

    /// The first server ends; the other one says next that it lives.
    private void end() {
        database.inTransaction(transaction -> transaction.change("delete from sourcebound_lease"));
    }

    private static Acceptance accept(InboxStore store, String conversation, String... keys) {
        return store.accept(message(conversation, keys), ROOM, NOW).join();
    }

    private static Delivery taken(InboxStore store, String conversation, String... keys) {
        return ((Acceptance.Taken) accept(store, conversation, keys)).delivery();
    }

    private static Incoming message(String conversation, String... keys) {
        return new Incoming("test", List.of(keys), conversation, "hello", true);
    }
}
