package dev.sourcebound.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Tries a server that polls without Telegram: a stand-in on port 9098 tells of the messages that
/// the arguments are, from one private chat, and prints what is posted for each. The server is to
/// be started with `sourcebound.telegram.bot-token` as [StandIn#TOKEN], `.mode=polling` and
/// `.api-url=http://127.0.0.1:9098`.
final class TelegramTry {

    private static final int PORT = 9_098;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private TelegramTry() {}

    public static void main(String[] messages) {
        // Ids that no earlier try has used: the server knows those.
        long first = Instant.now().getEpochSecond();
        List<String> updates = new ArrayList<>();
        for (String message : messages) {
            long id = first + updates.size();
            updates.add(Updates.privately(id, 7, id, message));
        }
        try (StandIn telegram = new StandIn(PORT)) {
            int never = (int) PATIENCE.toMillis();
            telegram.stub("getUpdates", StandIn.ok("[]").withFixedDelay(never));
            telegram.server.stubFor(
                    StandIn.call("getUpdates")
                            .withRequestBody(matchingJsonPath("$.offset", equalTo("0")))
                            .willReturn(StandIn.ok(updates.toString())));
            telegram.until(it -> it.posted().size() >= messages.length, PATIENCE);
            telegram.posted().forEach(post -> System.out.println(post.toPrettyString()));
        }
        System.exit(0);
    }
}
