package dev.sourcebound.channel.widget;

import dev.sourcebound.access.Origin;
import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.fuzz.Input;
import java.time.Duration;
import java.time.Instant;

/// No text but what was signed opens the widget's door.
public final class WidgetTokensFuzz {

    private static final Tokens TOKENS =
            new Tokens(
                    "a secret that is long enough",
                    CollectionName.DEFAULT,
                    Duration.ofHours(1),
                    () -> Instant.EPOCH);
    private static final String SIGNED =
            TOKENS.mint("session", Origin.of("https://www.example.org").orElseThrow());

    private WidgetTokensFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        String token =
                switch (input.pick(3)) {
                    case 0 -> input.restAsText();
                    case 1 -> SIGNED.substring(0, input.pick(SIGNED.length())) + input.restAsText();
                    default -> input.text() + "." + SIGNED.substring(SIGNED.indexOf('.') + 1);
                };
        TOKENS.read(token)
                .ifPresent(pass ->
                        Input.require(
                                pass.session().equals("session")
                                        && pass.origin().equals("https://www.example.org")
                                        && pass.end().equals(Instant.EPOCH.plusSeconds(3_600)),
                                "a pass that nobody signed"));
    }
}
