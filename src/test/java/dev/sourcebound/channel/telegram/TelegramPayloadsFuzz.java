package dev.sourcebound.channel.telegram;

import static dev.sourcebound.fuzz.Input.require;

import dev.sourcebound.channel.Incoming;
import dev.sourcebound.channel.telegram.Attention.Heard;
import dev.sourcebound.channel.telegram.Update.ChatMessage;
import dev.sourcebound.fuzz.Input;

/// Any update of Telegram is for the bot, for others, or cannot be read; what is kept of it can be
/// read again, and has room.
public final class TelegramPayloadsFuzz {

    private static final UpdateReader READER = new UpdateReader();
    private static final Bot BOT = new Bot(7, "source_bot");

    private TelegramPayloadsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        Bot bot = input.flag() ? BOT : null;
        READER.read(input.rest()).flatMap(Update::told).ifPresent(message -> check(message, bot));
    }

    private static void check(ChatMessage message, Bot bot) {
        if (Attention.hear(message, bot) instanceof Heard.ForBot heard) {
            Errand errand = Errand.of(message, heard.asked());
            String kept = Errands.write(errand);
            require(kept.length() <= Incoming.MAX_CONTENT, "more than can be kept");
            require(Errands.read(kept).equals(errand), "an errand is kept as something else");
        }
    }
}
