package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.sourcebound.chat.Turn.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final List<Turn> TURNS =
            List.of(
                    Turn.asked("And when?", "When was the mill built?"),
                    new Turn(Role.ASSISTANT, "In 1904.", null, List.of("It was built in 1904.")),
                    new Turn(Role.USER, "Why?"),
                    new Turn(Role.ASSISTANT, "I found nothing.", null, List.of()));

    @Test
    void everythingOfATurnComesBack() {
        assertThat(Messages.turns(Messages.of(TURNS))).isEqualTo(TURNS);
    }

    @Test
    void everythingComesBackFromJsonToo() {
        String json = ChatMessageSerializer.messagesToJson(Messages.of(TURNS));
        assertThat(Messages.turns(ChatMessageDeserializer.messagesFromJson(json))).isEqualTo(TURNS);
    }

    @Test
    void whatSomebodyElseKeptIsReadAsFarAsItIsSaidByOneOfTheTwo() {
        List<ChatMessage> kept =
                List.of(
                        SystemMessage.from("Be brief."),
                        UserMessage.from("Who?"),
                        AiMessage.from("They."));
        assertThat(Messages.turns(kept))
                .containsExactly(new Turn(Role.USER, "Who?"), new Turn(Role.ASSISTANT, "They."));
    }
}
