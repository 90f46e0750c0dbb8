package dev.sourcebound.channel;

import dev.sourcebound.fuzz.Input;

/// Any message is plain text within the limit, and no quote of it is cut.
public final class PlainRenderingFuzz {

    private PlainRenderingFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Message message = ReadMessages.of(new Input(bytes));
        PlainTextTest.check(message, new PlainText(PlainTextTest.LIMIT).render(message));
    }
}
