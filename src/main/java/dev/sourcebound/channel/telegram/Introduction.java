package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.Pauses;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Who this bot is. Telegram knows; until it has told, only messages in private chats can be known
/// to be for the bot. Thread-safe.
final class Introduction {

    private static final Logger log = LoggerFactory.getLogger(Introduction.class);

    private final TelegramApi api;
    private volatile @Nullable Bot bot;

    Introduction(TelegramApi api) {
        this.api = api;
    }

    /// This bot, or null while Telegram has not told.
    @Nullable Bot bot() {
        return bot;
    }

    /// Asks until Telegram tells.
    void learn(Pauses pauses) throws InterruptedException {
        while (bot == null) {
            switch (api.call("getMe", Map.of(), TelegramApi.LIMIT)) {
                case ApiReply.Done done -> {
                    JsonNode me = done.result();
                    bot = new Bot(me.path("id").asLong(0), me.path("username").asString(""));
                    log.info("Telegram knows this bot as @{}", me.path("username").asString(""));
                }
                case ApiReply.Refused refused -> {
                    tell(refused);
                    pauses.pauseLong();
                }
                case ApiReply.Later later -> {
                    log.warn("Telegram cannot be asked who this bot is: {}", later.reason());
                    pauses.pause(later.after());
                }
            }
        }
    }

    /// What people can do about a refusal.
    static void tell(ApiReply.Refused refused) {
        if (refused.isOfToken()) {
            log.error(
                    "Telegram does not take the bot's token ({}). Set {}.bot-token to the one that BotFather shows"
                            + " for the bot, and check {}.api-url.",
                    refused.code(),
                    TelegramSettings.PREFIX,
                    TelegramSettings.PREFIX);
        } else {
            log.error("Telegram refuses ({}): {}", refused.code(), refused.description());
        }
    }
}
