package dev.sourcebound.channel.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What comes of a call of the Bot API.
sealed interface ApiReply {

    /// It was done.
    ///
    /// @param result as the method gives it
    record Done(JsonNode result) implements ApiReply {}

    /// It was refused, and would be again.
    ///
    /// @param code `400..499`
    /// @param description in Telegram's words, which repeat no text of a message
    /// @param migratedTo what the group that was addressed has become, or null
    record Refused(int code, String description, @Nullable Long migratedTo) implements ApiReply {

        boolean says(String part) {
            return description.contains(part);
        }

        /// Whether it is the token that Telegram does not take: it is no part of any other address.
        boolean isOfToken() {
            return code == 401 || code == 404;
        }
    }

    /// It may be done later.
    ///
    /// @param after no sooner than this; zero where Telegram does not say
    /// @param mayBeDone whether it may have been done all the same
    /// @param reason in a word
    record Later(Duration after, boolean mayBeDone, String reason) implements ApiReply {}
}
