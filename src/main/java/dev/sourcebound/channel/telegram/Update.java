package dev.sourcebound.channel.telegram;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Telegram tells of: of all that an update may hold, what is read here. Names follow the Bot
/// API; what is unknown is ignored.
///
/// @param updateId unique for the bot; an update that is told again has it again
/// @param message a new message, or null
/// @param editedMessage a message that was changed, or null
record Update(Long updateId, @Nullable ChatMessage message, @Nullable ChatMessage editedMessage) {

    @SuppressWarnings("ConstantValue")
    Update {
        if (updateId == null) {
            throw new IllegalArgumentException("an update has an update_id");
        }
    }

    /// The message that it tells of.
    Optional<ChatMessage> told() {
        return Optional.ofNullable(message).or(() -> Optional.ofNullable(editedMessage));
    }

    /// Where people write.
    ///
    /// @param id negative for groups; may change once, when a group becomes a supergroup
    /// @param type `private`, `group`, `supergroup` or `channel`
    record Place(long id, String type) {

        boolean isPrivate() {
            return "private".equals(type);
        }

        boolean isGroup() {
            return "group".equals(type) || "supergroup".equals(type);
        }
    }

    /// A person or a bot.
    record Sender(long id, boolean isBot, @Nullable String username) {}

    /// A part of a text that means something.
    ///
    /// @param type such as `mention`, `bot_command` or `text_mention`
    /// @param offset of its first UTF-16 code unit
    /// @param length in UTF-16 code units
    /// @param user of a `text_mention`, or null
    record Entity(String type, int offset, int length, @Nullable Sender user) {

        @SuppressWarnings("ConstantValue")
        Entity {
            if (type == null) {
                throw new IllegalArgumentException("an entity has a type");
            }
        }

        /// What it stands for, or nothing where it lies outside of the text.
        String of(String text) {
            return isWithin(text) ? text.substring(offset, offset + length) : "";
        }

        boolean isWithin(CharSequence text) {
            return offset >= 0 && length >= 0 && (long) offset + length <= text.length();
        }
    }

    /// A message.
    ///
    /// @param messageId unique in its place
    /// @param messageThreadId the topic of a forum that it is in, or null
    /// @param isTopicMessage whether the thread is a topic: replies have a thread too
    /// @param from who wrote it, or null
    /// @param senderChat the group or channel in whose name it was written, or null
    /// @param chat where
    /// @param text what it says, or null
    /// @param caption what stands under its picture or file, or null
    /// @param replyToMessage what it replies to, or null
    /// @param migrateToChatId the place that this one has become, or null
    record ChatMessage(
            long messageId,
            @Nullable Long messageThreadId,
            @Nullable Boolean isTopicMessage,
            @Nullable Sender from,
            @Nullable Place senderChat,
            Place chat,
            @Nullable String text,
            @Nullable List<Entity> entities,
            @Nullable String caption,
            @Nullable List<Entity> captionEntities,
            @Nullable ChatMessage replyToMessage,
            @Nullable Long migrateToChatId,
            @Nullable JsonNode voice,
            @Nullable JsonNode audio,
            @Nullable JsonNode photo,
            @Nullable JsonNode video,
            @Nullable JsonNode videoNote,
            @Nullable JsonNode document,
            @Nullable JsonNode sticker,
            @Nullable JsonNode location) {

        @SuppressWarnings("ConstantValue")
        ChatMessage {
            if (chat == null) {
                throw new IllegalArgumentException("a message has a chat");
            }
        }

        /// What it says in words.
        Optional<String> words() {
            return Optional.ofNullable(text).or(() -> Optional.ofNullable(caption));
        }

        /// What is marked in [#words()].
        List<Entity> marks() {
            List<Entity> marked = text != null ? entities : captionEntities;
            return marked == null ? List.of() : marked.stream().filter(Objects::nonNull).toList();
        }

        /// Whether somebody sent something other than words.
        boolean holdsOther() {
            return Stream.of(voice, audio, photo, video, videoNote, document, sticker, location)
                    .anyMatch(part -> part != null && !part.isNull());
        }

        /// The topic of a forum, or null.
        @Nullable Long topic() {
            return Boolean.TRUE.equals(isTopicMessage) ? messageThreadId : null;
        }
    }
}
