package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.ReadMessages;
import dev.sourcebound.fuzz.Input;

/// Any message is valid for Telegram, mentions nobody, and no quote of it is cut.
public final class TelegramRenderingFuzz {

    private TelegramRenderingFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Message message = ReadMessages.of(new Input(bytes));
        TelegramHtmlPropertyTest.check(0, message, new TelegramHtml().render(message));
    }
}
