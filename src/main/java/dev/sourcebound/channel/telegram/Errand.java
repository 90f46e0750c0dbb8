package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.telegram.Update.ChatMessage;
import org.jspecify.annotations.Nullable;

/// What is kept of a message until it is answered.
///
/// @param chat where the answer goes
/// @param topic of a forum, or null
/// @param message that the answer replies to
/// @param asked what is wanted
record Errand(long chat, @Nullable Long topic, long message, Asked asked) {

    static Errand of(ChatMessage message, Asked asked) {
        return new Errand(message.chat().id(), message.topic(), message.messageId(), asked);
    }

    /// The same, where a group has become another.
    Errand in(long place) {
        return new Errand(place, topic, message, asked);
    }

    /// The same, where the topic is there no more.
    Errand withoutTopic() {
        return new Errand(chat, null, message, asked);
    }
}
