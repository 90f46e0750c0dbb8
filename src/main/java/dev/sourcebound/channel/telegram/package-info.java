/// Telegram: questions from private chats and groups, by webhook or long polling.
@NullMarked
package dev.sourcebound.channel.telegram;

import org.jspecify.annotations.NullMarked;
