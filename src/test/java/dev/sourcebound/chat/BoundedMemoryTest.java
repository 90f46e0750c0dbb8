package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BoundedMemoryTest {

    private static final List<ChatMessage> SAID =
            List.of(UserMessage.from("Who built the mill?"), AiMessage.from("The Brandreths."));

    private final Map<String, String> rows = new TreeMap<>();
    private Instant now = Instant.parse("2031-05-01T12:00:00Z");
    private BoundedMemory memory = memory(3, Duration.ofHours(1));

    @Test
    void givesBackWhatItWasGiven() {
        memory.updateMessages("a", SAID);
        assertThat(memory.getMessages("a")).isEqualTo(SAID);
        assertThat(memory.getMessages("b")).isEmpty();
    }

    @Test
    void forgetsWhatItIsToldTo() {
        memory.updateMessages("a", SAID);
        memory.deleteMessages("a");
        memory.deleteMessages("never there");
        assertThat(memory.getMessages("a")).isEmpty();
        assertThat(rows).isEmpty();
    }

    @Test
    void forgetsAConversationOnceItHasBeenSilentForTooLong() {
        memory.updateMessages("a", SAID);
        now = now.plus(Duration.ofMinutes(59));
        assertThat(memory.getMessages("a")).isNotEmpty();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(memory.getMessages("a")).isEmpty();
        assertThat(rows).isEmpty();
    }

    @Test
    void ofTooManyForgetsTheOneThatWasSilentLongest() {
        for (String id : List.of("a", "b", "c", "a", "d")) {
            now = now.plusSeconds(1);
            memory.updateMessages(id, SAID);
        }
        assertThat(rows).containsOnlyKeys("c", "a", "d");
    }

    @Test
    void ofTooMuchForgetsTheOneThatWasSilentLongest() {
        List<ChatMessage> endless = List.of(UserMessage.from("m".repeat(600_000)));
        memory.updateMessages("a", endless);
        now = now.plusSeconds(1);
        memory.updateMessages("b", endless);
        assertThat(rows).containsOnlyKeys("b");
    }

    @Test
    void takesOverWhatIsThereAndForgetsFromItInTheSameOrder() {
        memory.updateMessages("z", SAID);
        now = now.plusSeconds(1);
        memory.updateMessages("a", SAID);
        now = now.plusSeconds(1);
        memory.updateMessages("m", SAID);

        memory = memory(2, Duration.ofHours(1));

        assertThat(rows).containsOnlyKeys("a", "m");
        assertThat(memory.getMessages("m")).isEqualTo(SAID);
    }

    private BoundedMemory memory(int most, Duration expireAfter) {
        return new BoundedMemory(
                rows,
                new ConversationSettings(most, 20, DataSize.ofMegabytes(1), expireAfter, null),
                () -> now);
    }
}
