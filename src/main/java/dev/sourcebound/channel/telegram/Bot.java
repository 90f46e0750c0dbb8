package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.telegram.Update.Entity;
import dev.sourcebound.channel.telegram.Update.Sender;
import org.jspecify.annotations.Nullable;

/// This bot, as Telegram knows it.
///
/// @param id its user id
/// @param username its name without `@`
record Bot(long id, String username) {

    boolean is(@Nullable Sender sender) {
        return sender != null && sender.id() == id;
    }

    /// Whether a part of a text names this bot.
    boolean isNamedBy(Entity entity, String text) {
        return switch (entity.type()) {
            case "mention" -> entity.of(text).equalsIgnoreCase("@" + username);
            case "text_mention" -> is(entity.user());
            default -> false;
        };
    }
}
