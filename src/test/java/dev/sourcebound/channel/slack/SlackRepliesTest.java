package dev.sourcebound.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Question;
import dev.sourcebound.channel.VendorClient;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.chat.Turn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackRepliesTest {

    @Test
    void ofALongThreadTheLatestIsReadAndOfALongMessageItsBeginning() throws Exception {
        try (SlackStandIn slack = new SlackStandIn();
                VendorClient client = new VendorClient(Duration.ofSeconds(2))) {
            for (int i = 100; i < 250; i++) {
                slack.wrote("C1", "80." + i, "80.100", i + "w".repeat(39_000));
            }
            SlackSettings settings =
                    new SlackSettings(
                            "xoxb-test",
                            "s",
                            null,
                            URI.create(slack.apiUrl()),
                            Duration.ofSeconds(9));
            SlackAsk ask = new SlackAsk("C1", "90.2", "80.100", "and?", true, "U0BOT", null, null);
            List<Turn> turns =
                    new SlackReplies(new SlackApi(client, settings))
                            .before(ask)
                            .orElseThrow()
                            .turns();
            assertThat(turns).hasSize(ChatRequest.MAX_TURNS);
            assertThat(turns.getFirst().content()).startsWith("150w");
            assertThat(turns.getLast().content()).startsWith("249w");
            assertThat(turns).allMatch(turn -> turn.content().length() == Question.MAX_LENGTH);
        }
    }
}
