package dev.sourcebound.web.openai;

import dev.sourcebound.answer.Question;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.web.Fields;
import dev.sourcebound.web.openai.CompletionRequest.MessageBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes a question of messages: the last of user and assistant is what is asked, those before are
/// what was said. What a system or developer message says is data like all the rest, and nothing
/// here is made to follow it: it is not read. What tools gave is left out too: only sources count.
final class Messages {

    /// UTF-16 code units of an earlier message that is read; a longer one is left out, for a client
    /// sends it again with every question.
    private static final int LONGEST_TURN = 20_000;

    private Messages() {}

    /// @throws AppException naming the first message that cannot be used
    static ChatRequest request(List<@Nullable MessageBody> messages, Set<String> sources) {
        List<Turn> turns = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < messages.size(); i++) {
            MessageBody message = Fields.required(field(i), messages.get(i));
            Turn.@Nullable Role role = role(field(i) + ".role", message.role());
            if (role != null) {
                last = i;
                turns.add(new Turn(role, text(field(i), message)));
            }
        }
        if (last < 0 || turns.getLast().role() != Turn.Role.USER) {
            throw AppException.inField(
                    "messages",
                    "'messages' must end with one of role \"user\", which is the question.");
        }
        String question =
                Fields.text(
                        field(last) + ".content",
                        turns.removeLast().content(),
                        Question.MAX_LENGTH);
        return new ChatRequest(question, latest(turns), sources);
    }

    /// An answer to a conversation of any length needs its end only.
    private static List<Turn> latest(List<Turn> turns) {
        List<Turn> usable =
                turns.stream()
                        .filter(t -> !t.content().isBlank())
                        .filter(t -> t.content().length() <= LONGEST_TURN)
                        .toList();
        return usable.subList(Math.max(0, usable.size() - ChatRequest.MAX_TURNS), usable.size());
    }

    /// Null for those that are not read.
    private static Turn.@Nullable Role role(String field, @Nullable String role) {
        return switch (Fields.required(field, role)) {
            case "user" -> Turn.Role.USER;
            case "assistant" -> Turn.Role.ASSISTANT;
            case "system", "developer", "tool", "function" -> null;
            default ->
                    throw AppException.inField(
                            field,
                            "'%s' must be \"system\", \"developer\", \"user\", \"assistant\", \"tool\" or \"function\"."
                                    .formatted(field));
        };
    }

    /// Parts are put under each other. An assistant may have none, where it refused or called a
    /// tool.
    private static String text(String field, MessageBody message) {
        JsonNode content = message.content();
        if (content == null || content.isNull()) {
            return message.refusal() == null ? "" : message.refusal();
        }
        if (content.isString()) {
            return content.stringValue();
        }
        if (!content.isArray()) {
            throw AppException.inField(
                    field + ".content",
                    "'%s.content' must be a string or an array of parts.".formatted(field));
        }
        List<String> parts = new ArrayList<>();
        for (JsonNode part : content) {
            parts.add(part("%s.content[%d]".formatted(field, parts.size()), part));
        }
        return String.join("\n", parts);
    }

    private static String part(String field, JsonNode part) {
        JsonNode type = part.path("type");
        if (type.isString() && List.of("text", "refusal").contains(type.stringValue())) {
            JsonNode text = part.path(type.stringValue());
            if (text.isString()) {
                return text.stringValue();
            }
        }
        throw AppException.inField(
                field,
                "'%s' must be {\"type\": \"text\", \"text\": \"...\"}: only text is read."
                        .formatted(field));
    }

    private static String field(int message) {
        return "messages[%d]".formatted(message);
    }
}
