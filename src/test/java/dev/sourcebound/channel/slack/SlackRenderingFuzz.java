package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.ReadMessages;
import dev.sourcebound.fuzz.Input;

/// Any message is valid for Slack, mentions nobody, and no quote of it is cut.
public final class SlackRenderingFuzz {

    private SlackRenderingFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Message message = ReadMessages.of(new Input(bytes));
        String fault = SlackBlocksTest.fault(message, new SlackBlocks().render(message));
        Input.require(fault.isEmpty(), fault);
    }
}
