package dev.sourcebound.chat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns as LangChain4j's messages, and back. What those have no field for is in their attributes;
/// a store that loses attributes loses no turn.
final class Messages {

    private static final String STANDALONE = "standalone_question";
    private static final String QUOTES = "quotes";

    private Messages() {}

    static List<ChatMessage> of(List<Turn> turns) {
        return turns.stream().map(Messages::of).toList();
    }

    static ChatMessage of(Turn turn) {
        Map<String, Object> attributes = new HashMap<>();
        if (turn.standalone() != null) {
            attributes.put(STANDALONE, turn.standalone());
        }
        if (turn.quotes() != null) {
            attributes.put(QUOTES, turn.quotes());
        }
        return switch (turn.role()) {
            case USER ->
                    UserMessage.builder()
                            .addContent(TextContent.from(turn.content()))
                            .attributes(attributes)
                            .build();
            case ASSISTANT ->
                    AiMessage.builder().text(turn.content()).attributes(attributes).build();
        };
    }

    /// Messages of users and assistants; others, which somebody else's store may hold, are left
    /// out.
    static List<Turn> turns(List<ChatMessage> messages) {
        List<Turn> turns = new ArrayList<>();
        for (ChatMessage message : messages) {
            if (message instanceof UserMessage user && user.hasSingleText()) {
                turns.add(
                        Turn.asked(
                                user.singleText(),
                                user.attributes().get(STANDALONE) instanceof String standalone
                                        ? standalone
                                        : null));
            } else if (message instanceof AiMessage reply && reply.text() != null) {
                turns.add(
                        new Turn(
                                Turn.Role.ASSISTANT,
                                reply.text(),
                                null,
                                texts(reply.attributes().get(QUOTES))));
            }
        }
        return turns;
    }

    private static @Nullable List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream().map(Objects::toString).toList() : null;
    }
}
