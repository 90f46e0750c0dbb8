package dev.sourcebound.channel.telegram;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message on its way into a chat.
///
/// @param to where, and what it replies to
/// @param post its text as HTML
/// @param html whether it is sent as such
record Letter(Errand to, String post, boolean html) {

    /// As `sendMessage` takes it. What is replied to may be gone; links show no preview, for
    /// Telegram would fetch what they lead to.
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("chat_id", to.chat());
        parameters.put("text", html ? post : TelegramHtml.plain(post));
        if (html) {
            parameters.put("parse_mode", "HTML");
        }
        if (to.topic() != null) {
            parameters.put("message_thread_id", to.topic());
        }
        parameters.put(
                "reply_parameters",
                Map.of("message_id", to.message(), "allow_sending_without_reply", true));
        parameters.put("link_preview_options", Map.of("is_disabled", true));
        return parameters;
    }

    /// What may be taken where this was refused; null where nothing is known to help.
    @Nullable Letter mended(ApiReply.Refused refused) {
        if (refused.migratedTo() != null) {
            return new Letter(to.in(refused.migratedTo()), post, html);
        }
        if (to.topic() != null && refused.says("thread not found")) {
            return new Letter(to.withoutTopic(), post, html);
        }
        return html && refused.says("can't parse entities") ? new Letter(to, post, false) : null;
    }
}
