package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.sourcebound.scaleout.Postgres;
import dev.sourcebound.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

@Timeout(120)
class SharedMemoryTest {

    private final Database database = new Database(Postgres.database());
    private final SharedMemory here = memory(1_000, Duration.ofHours(1));
    private final SharedMemory there = memory(1_000, Duration.ofHours(1));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatOneServerKeepsTheOtherKnows() {
        here.updateMessages("a", said("Who?"));
        assertThat(there.getMessages("a")).isEqualTo(said("Who?"));
        there.updateMessages("a", said("When?"));
        assertThat(here.getMessages("a")).isEqualTo(said("When?"));
        here.deleteMessages("a");
        assertThat(there.getMessages("a")).isEmpty();
    }

    @Test
    void conversationsOfOneNameInTwoCollectionsAreTwo() {
        SharedMemory north = memory(database.of("north"), 1);
        SharedMemory south = memory(database.of("south"), 1);
        north.updateMessages("a", said("Who?"));
        assertThat(south.getMessages("a")).isEmpty();
        assertThat(here.getMessages("a")).isEmpty();
        south.updateMessages("a", said("When?"));
        here.updateMessages("a", said("Where?"));
        // One conversation is kept of each.
        List.of(north, south).forEach(SharedMemory::forget);
        south.deleteMessages("a");
        assertThat(north.getMessages("a")).isEqualTo(said("Who?"));
        assertThat(here.getMessages("a")).isEqualTo(said("Where?"));
    }

    @Test
    void whatIsTooOldIsNoLongerKnown() {
        here.updateMessages("a", said("Who?"));
        here.updateMessages("b", said("When?"));
        database.inTransaction(transaction ->
                transaction.change(
                        "update sourcebound_conversation set at = at - interval '2 hours' where id"
                                + " = 'a'"));
        assertThat(there.getMessages("a")).isEmpty();
        here.forget();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void ofTooManyThoseThatWereSilentLongestAreForgotten() {
        SharedMemory two = memory(2, Duration.ofHours(1));
        IntStream.range(0, 4).forEach(i -> two.updateMessages("c" + i, said("Question " + i)));
        two.forget();
        assertThat(rows()).isEqualTo(2);
        assertThat(two.getMessages("c3")).isNotEmpty();
        assertThat(two.getMessages("c1")).isEmpty();
    }

    @Test
    void ofTooMuchThoseThatWereSilentLongestAreForgotten() {
        String long400 = "x".repeat(400_000);
        IntStream.range(0, 4).forEach(i -> here.updateMessages("c" + i, said(long400)));
        here.forget();
        assertThat(rows()).isEqualTo(2);
        assertThat(here.getMessages("c3")).isNotEmpty();
    }

    private long rows() {
        return database.inTransaction(transaction ->
                transaction
                        .first(
                                "select count(*) from sourcebound_conversation",
                                row -> row.number(1))
                        .orElseThrow());
    }

    private static SharedMemory memory(Database part, int most) {
        return new SharedMemory(
                part,
                new ConversationSettings(
                        most, 3, DataSize.ofMegabytes(1), Duration.ofHours(1), null));
    }

    private SharedMemory memory(int most, Duration expireAfter) {
        return new SharedMemory(
                database,
                new ConversationSettings(most, 3, DataSize.ofMegabytes(1), expireAfter, null));
    }

    private static List<ChatMessage> said(String text) {
        return List.of(UserMessage.from(text));
    }
}
