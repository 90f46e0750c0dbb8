package dev.sourcebound.channel.telegram;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Updates as Telegram sends them.
final class Updates {

    private static final JsonMapper JSON = new JsonMapper();

    private Updates() {}

    /// A person writes in a private chat.
    static String privately(long update, long chat, long message, String text) {
        return write(update, "message", chat, "private", message, Map.of("text", text));
    }

    /// A person changes what they wrote there.
    static String edited(long update, long chat, long message, String text) {
        return write(update, "edited_message", chat, "private", message, Map.of("text", text));
    }

    /// A person writes in a group.
    static String inGroup(long update, long chat, long message, Map<String, ?> rest) {
        return write(update, "message", chat, "supergroup", message, rest);
    }

    /// The entity of a mention at the beginning of a text.
    static Map<String, ?> mention(int length) {
        return Map.of("type", "mention", "offset", 0, "length", length);
    }

    private static String write(
            long update, String kind, long chat, String type, long message, Map<String, ?> rest) {
        Map<String, Object> told =
                new HashMap<>(
                        Map.of(
                                "message_id",
                                message,
                                "date",
                                1_700_000_000,
                                "from",
                                Map.of("id", 7, "is_bot", false, "first_name", "Ada"),
                                "chat",
                                Map.of("id", chat, "type", type)));
        told.putAll(rest);
        return JSON.writeValueAsString(Map.of("update_id", update, kind, told));
    }
}
