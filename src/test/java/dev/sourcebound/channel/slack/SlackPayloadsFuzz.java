package dev.sourcebound.channel.slack;

import static dev.sourcebound.fuzz.Input.require;

import dev.sourcebound.channel.Incoming;
import dev.sourcebound.fuzz.Input;
import java.net.URI;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Any delivery of Slack is a question, is ignored, or cannot be read; what is kept of it can be
/// read again.
public final class SlackPayloadsFuzz {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SlackCommands COMMANDS =
            new SlackCommands(URI.create("https://slack.com/api/"));

    private SlackPayloadsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        try {
            check(
                    input.flag()
                            ? COMMANDS.read(SlackController.fields(input.rest()))
                            : SlackEvents.read(JSON.readTree(input.rest())));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            // Answered with 400.
            require(unreadable.getMessage() != null, "refused for nothing");
        }
    }

    private static void check(SlackDelivery delivery) {
        switch (delivery) {
            case SlackDelivery.Asked(Incoming incoming) -> check(incoming);
            case SlackDelivery.Command(Incoming incoming) -> check(incoming);
            case SlackDelivery.Overheard overheard -> {
                check(overheard.incoming());
                require(
                        overheard
                                .ask()
                                .certainly()
                                .equals(SlackAsk.of(overheard.ask().certainly().toJson())),
                        "what was overheard is kept as something else");
            }
            case SlackDelivery.Challenge _, SlackDelivery.Ignored _ -> {}
        }
    }

    private static void check(Incoming incoming) {
        SlackAsk ask = SlackAsk.of(incoming.content());
        require(ask.toJson().equals(incoming.content()), "a question is kept as something else");
    }
}
