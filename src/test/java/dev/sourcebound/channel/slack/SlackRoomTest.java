package dev.sourcebound.channel.slack;

import static dev.sourcebound.channel.slack.SlackSender.direct;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.channel.slack.SlackStandIn.Trouble;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

class SlackRoomTest {

    @Test
    void whoComesWhenThereIsNoRoomIsToldSoAndWhoeverIsNotTakenComesAgain(@TempDir Path folder)
            throws Exception {
        try (SlackStandIn slack = new SlackStandIn();
                ReactiveWebServerApplicationContext server =
                        SlackSlice.start(
                                slack,
                                folder,
                                "--sourcebound.channel.max-waiting=2",
                                "--sourcebound.channel.max-busy=3")) {
            SlackSender sender = new SlackSender(server.getWebServer().getPort());
            List<String> deliveries = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                deliveries.add(sender.envelope(direct("D1", "100." + i, "q" + i)));
            }
            // Nobody makes room before all have come: Slack does not take the first answer.
            slack.trouble(Trouble.limited(5));

            List<Integer> statuses = new ArrayList<>();
            for (String delivery : deliveries) {
                statuses.add(sender.send(delivery).statusCode());
            }
            assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 503, 503);
            // Slack delivers no command again, so its giver is told at once.
            assertThat(command(slack, sender).body()).contains("I am busy").contains("ephemeral");

            slack.awaitPosts(5);
            for (String delivery : deliveries.subList(5, 7)) {
                assertThat(sender.send(delivery).statusCode()).isEqualTo(200);
            }
            slack.awaitPosts(7);
            List<String> texts =
                    slack.posts().stream()
                            .map(post ->
                                    post.path("text").asString().replaceAll("(?s) \\[1].*", ""))
                            .toList();
            assertThat(texts.subList(0, 2)).containsExactly("Asked: q0", "Asked: q1");
            assertThat(texts.subList(2, 5)).allMatch(text -> text.contains("busy"));
            assertThat(texts.subList(5, 7)).containsExactly("Asked: q5", "Asked: q6");
            assertThat(slack.responses()).isEmpty();
        }
    }

    private static HttpResponse<String> command(SlackStandIn slack, SlackSender sender)
            throws Exception {
        String form =
                "command=%2Fask&text=hello&channel_id=C1&trigger_id=1.2&response_url="
                        + URLEncoder.encode(slack.responseUrl(), StandardCharsets.UTF_8);
        return sender.client()
                .send(
                        sender.request(
                                form,
                                "application/x-www-form-urlencoded",
                                Instant.now().getEpochSecond()),
                        BodyHandlers.ofString());
    }
}
