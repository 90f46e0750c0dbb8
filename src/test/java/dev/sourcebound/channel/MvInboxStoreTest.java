package dev.sourcebound.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.channel.Delivery.Stage;
import dev.sourcebound.channel.InboxStore.Room;
import dev.sourcebound.problem.AppException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MvInboxStoreTest {

    private static final Room ROOM = new Room(2, 1);
    private static final Instant NOW = Instant.parse("2031-05-01T12:00:00Z");

    @TempDir Path folder;
    private MvInboxStore store;

    @BeforeEach
    void open() {
        store = new MvInboxStore(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aMessageIsTakenOnceWhicheverOfItsKeysComesAgain() {
        assertThat(accept("a", "b")).isInstanceOf(Acceptance.Taken.class);
        assertThat(accept("a")).isInstanceOf(Acceptance.Known.class);
        assertThat(accept("b", "c")).isInstanceOf(Acceptance.Known.class);
        assertThat(accept("c")).as("learnt meanwhile").isInstanceOf(Acceptance.Known.class);
    }

    @Test
    void channelsShareNoKeys() {
        accept("1");
        Incoming other = new Incoming("other", List.of("1"), "x", "", true);
        assertThat(store.accept(other, ROOM, NOW).join()).isInstanceOf(Acceptance.Taken.class);
    }

    @Test
    void whatIsUnfinishedIsThereAfterAReopeningInItsOrderAndStage() {
        Delivery first = taken("1");
        Delivery second = taken("2");
        Delivery answered = first.at(new Stage.Answered(List.of("p", "q"), 1, true, false));
        store.keep(answered).join();

        reopen();

        assertThat(store.unfinished().join()).containsExactly(answered, second);
        assertThat(accept("2")).isInstanceOf(Acceptance.Known.class);
    }

    @Test
    void whatIsDoneKeepsItsKeysAndForgetsItsText() {
        Delivery first = taken("1");
        store.keep(first.done()).join();

        reopen();

        assertThat(store.unfinished().join()).isEmpty();
        assertThat(accept("1")).isInstanceOf(Acceptance.Known.class);
        assertThat(first.done().content()).isEmpty();
    }

    @Test
    void withoutRoomTheSenderIsToldAndWithoutRoomForThatNothingIsTaken() {
        assertThat(taken("1").busy()).isFalse();
        assertThat(taken("2").busy()).isFalse();
        Incoming overheard = new Incoming("test", List.of("0"), "x", "", false);
        assertThat(store.accept(overheard, ROOM, NOW).join()).isInstanceOf(Acceptance.Full.class);
        assertThat(taken("3").busy()).isTrue();
        assertThat(accept("4")).isInstanceOf(Acceptance.Full.class);
    }

    @Test
    void roomIsCountedAnewAfterAReopening() {
        Delivery first = taken("1");
        taken("2");
        store.keep(first.done()).join();

        reopen();

        assertThat(taken("3").busy()).isFalse();
        assertThat(taken("4").busy()).isTrue();
    }

    @Test
    void whatIsDoneIsForgottenOnceItIsOldAndWhatIsNotDoneNever() {
        Delivery first = taken("1");
        taken("2");
        store.keep(first.done()).join();

        assertThat(store.forget(NOW, 10).join()).isZero();
        assertThat(store.forget(NOW.plusSeconds(1), 10).join()).isEqualTo(1);

        assertThat(accept("1")).isInstanceOf(Acceptance.Taken.class);
        assertThat(accept("2")).isInstanceOf(Acceptance.Known.class);
    }

    @Test
    void ofWhatIsDoneTheOldestAreForgottenWhereThereAreTooMany() {
        for (String key : List.of("1", "2", "3")) {
            store.keep(taken(key).done()).join();
        }
        assertThat(store.forget(NOW, 1).join()).isEqualTo(2);
        assertThat(accept("3")).isInstanceOf(Acceptance.Known.class);
        assertThat(accept("2")).isInstanceOf(Acceptance.Taken.class);
    }

    @Test
    void aConversationIsKnownUntilItsLastMessageIsForgotten() {
        Delivery first = taken("1");
        assertThat(store.knows("test", "conversation").join()).isTrue();
        assertThat(store.knows("other", "conversation").join()).isFalse();
        store.keep(first.done()).join();
        store.forget(NOW.plusSeconds(1), 10).join();
        assertThat(store.knows("test", "conversation").join()).isFalse();
    }

    @Test
    void manyCallersAtOnceAreEachTakenOnceAndNumberedInOrder() {
        Room wide = new Room(10_000, 0);
        List<CompletableFuture<Acceptance>> offered =
                IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i ->
                                store.accept(
                                        new Incoming(
                                                "test",
                                                List.of(String.valueOf(i / 2)),
                                                "x",
                                                "",
                                                true),
                                        wide,
                                        NOW))
                        .toList();
        assertThat(offered.stream().map(CompletableFuture::join))
                .filteredOn(Acceptance.Taken.class::isInstance)
                .hasSize(1_000);
        assertThat(store.unfinished().join())
                .extracting(Delivery::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1_000).mapToObj(Long::valueOf).toList());
    }

    @Test
    void aFolderIsForOneProcess() {
        assertThatThrownBy(() -> new MvInboxStore(folder))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("sourcebound.channel.folder");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new MvInboxStore(file.resolve("below")))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("below");
    }

    @Test
    void afterItsCloseNothingIsTaken() {
        store.close();
        assertThat(store.unfinished()).isCompletedExceptionally();
    }

    private void reopen() {
        store.close();
        store = new MvInboxStore(folder);
    }

    private Delivery taken(String... keys) {
        return accept(keys) instanceof Acceptance.Taken(Delivery delivery)
                ? delivery
                : org.assertj.core.api.Assertions.fail("not taken");
    }

    private Acceptance accept(String... keys) {
        return store.accept(
                        new Incoming("test", List.of(keys), "conversation", "hello", true),
                        ROOM,
                        NOW)
                .join();
    }
}
