package dev.sourcebound.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static dev.sourcebound.channel.telegram.StandIn.call;
import static dev.sourcebound.channel.telegram.StandIn.ok;
import static dev.sourcebound.channel.telegram.StandIn.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// A server fetches updates from Telegram.
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class TelegramPollingTest {

    private static final int NEVER = 600_000;

    @TempDir private Path folder;
    private final StandIn telegram = new StandIn();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void anUpdateIsConfirmedOnceItIsKeptAndNotBefore() {
        telegram.stub("getUpdates", ok("[]").withFixedDelay(NEVER));
        from(
                0,
                ok(
                        updates(
                                Updates.privately(500, 7, 1, "What was built in spring?"),
                                Updates.edited(502, 7, 2, "What was sold in autumn?"))));
        from(503, ok(updates(Updates.privately(600, 7, 3, "What was burnt in winter?"))));
        try (ConfigurableApplicationContext _ = start()) {
            telegram.until(it -> it.posted().size() == 3);
            telegram.until(it -> offsets().contains(601L));
        }
        assertThat(offsets()).containsExactly(0L, 503L, 601L);
        assertThat(telegram.calls("getUpdates").getFirst().path("allowed_updates").toString())
                .isEqualTo("[\"message\",\"edited_message\"]");
        assertThat(telegram.calls("setWebhook")).isEmpty();
    }

    /// As JSON each of these characters is written as six.
    @Test
    void theLongestMessageOfTheOddestCharactersHoldsUpNobody() {
        telegram.stub("getUpdates", ok("[]").withFixedDelay(NEVER));
        from(
                0,
                ok(
                        updates(
                                Updates.privately(500, 7, 1, "\u0001".repeat(4_096)),
                                Updates.privately(501, 7, 2, "What was sold in autumn?"))));
        try (ConfigurableApplicationContext _ = start()) {
            telegram.until(it -> it.posted().size() == 2);
        }
        assertThat(telegram.posted().getFirst().path("text").asString()).contains("shorten it");
    }

    /// The second server stands for the first one after a restart: what was kept but never
    /// confirmed is told again.
    @Test
    void afterARestartNothingIsAnsweredTwiceAndNothingIsSkipped() {
        telegram.stub("getUpdates", ok("[]").withFixedDelay(NEVER));
        from(0, ok(updates(Updates.privately(500, 7, 1, "What was built in spring?"))));
        from(501, ok("[]").withFixedDelay(NEVER));
        try (ConfigurableApplicationContext _ = start()) {
            telegram.until(it -> it.posted().size() == 1);
        }
        from(
                0,
                ok(
                        updates(
                                Updates.privately(500, 7, 1, "What was built in spring?"),
                                Updates.privately(501, 7, 2, "What was sold in autumn?"))));
        try (ConfigurableApplicationContext _ = start()) {
            telegram.until(it -> it.posted().size() == 2);
            telegram.until(it -> offsets().contains(502L));
        }
        assertThat(telegram.postedTexts())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Asked: What was built in spring?"),
                        second -> assertThat(second).startsWith("Asked: What was sold in autumn?"));
    }

    @Test
    void aStopWaitsForAPostOnItsWaySoThatItIsNotPostedAgain() {
        telegram.stub("getUpdates", ok("[]").withFixedDelay(NEVER));
        from(0, ok(updates(Updates.privately(500, 7, 1, "What was built in spring?"))));
        telegram.stub("sendMessage", ok("{\"message_id\":1}").withFixedDelay(1_000));
        try (ConfigurableApplicationContext _ = start()) {
            telegram.until(it -> it.begun("sendMessage"));
        }
        from(0, ok(updates(Updates.privately(501, 7, 2, "What was sold in autumn?"))));
        try (ConfigurableApplicationContext _ = start()) {
            telegram.until(it -> it.posted().size() == 2);
        }
        assertThat(telegram.postedTexts().getLast()).startsWith("Asked: What was sold in autumn?");
    }

    @Test
    void whatCannotBeReadHoldsUpNothing() {
        telegram.stub("getUpdates", ok("[]").withFixedDelay(NEVER));
        from(
                0,
                ok(
                        updates(
                                "{\"update_id\":500,\"message\":{\"chat\":7}}",
                                Updates.privately(501, 7, 1, "What was built in spring?"))));
        try (ConfigurableApplicationContext _ = start()) {
            telegram.until(it -> it.posted().size() == 1);
            telegram.until(it -> offsets().contains(502L));
        }
    }

    @Test
    void aWebhookThatIsInTheWayIsTakenAwayWithNothingDropped() {
        telegram.stub(
                "getUpdates",
                refused(
                        409,
                        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
                                + " delete the webhook first",
                        ""));
        try (ConfigurableApplicationContext _ = start()) {
            telegram.until(it -> !it.calls("deleteWebhook").isEmpty());
            telegram.stub("getUpdates", ok("[]").withFixedDelay(NEVER));
            from(0, ok(updates(Updates.privately(500, 7, 1, "What was built in spring?"))));
            telegram.until(it -> it.posted().size() == 1);
        }
        assertThat(telegram.calls("deleteWebhook").getFirst().toString()).isEqualTo("{}");
    }

    @Test
    void itGoesOnOnceTheOtherProgramHasStoppedOrTelegramHasRecovered(CapturedOutput output) {
        telegram.stub(
                "getUpdates",
                refused(409, "Conflict: terminated by other getUpdates request; make sure", ""));
        try (ConfigurableApplicationContext _ = start()) {
            telegram.until(it -> it.calls("getUpdates").size() >= 2);
            telegram.stub("getUpdates", refused(502, "Bad Gateway", ""));
            int before = telegram.calls("getUpdates").size();
            telegram.until(it -> it.calls("getUpdates").size() >= before + 2);
            telegram.stub("getUpdates", ok("[]").withFixedDelay(NEVER));
            from(0, ok(updates(Updates.privately(500, 7, 1, "What was built in spring?"))));
            telegram.until(it -> it.posted().size() == 1);
        }
        assertThat(output.getAll())
                .contains("Another program fetches the updates of this bot. Stop it")
                .doesNotContain(StandIn.TOKEN);
        assertThat(telegram.calls("deleteWebhook")).isEmpty();
    }

    @Test
    void aTokenThatTelegramDoesNotTakeIsToldByTheNameOfItsSetting(CapturedOutput output) {
        telegram.stub("getMe", refused(401, "Unauthorized", ""));
        telegram.stub("getUpdates", ok("[]").withFixedDelay(NEVER));
        try (ConfigurableApplicationContext _ = start()) {
            telegram.until(it -> it.calls("getMe").size() >= 2);
        }
        assertThat(output.getAll())
                .contains("Set sourcebound.telegram.bot-token to the one that BotFather shows")
                .doesNotContain(StandIn.TOKEN);
    }

    /// Telegram would answer after ten minutes, and the test ends after two.
    @Test
    void aStopWaitsForNobody() {
        telegram.stub("getUpdates", ok("[]").withFixedDelay(NEVER));
        ConfigurableApplicationContext context = start();
        telegram.until(it -> !it.calls("getUpdates").isEmpty());
        context.close();
        assertThat(context.isActive()).isFalse();
    }

    private void from(long offset, ResponseDefinitionBuilder response) {
        telegram.server.stubFor(
                call("getUpdates")
                        .withRequestBody(
                                matchingJsonPath("$.offset", equalTo(String.valueOf(offset))))
                        .willReturn(response));
    }

    private List<Long> offsets() {
        return telegram.calls("getUpdates").stream()
                .map(body -> body.path("offset"))
                .map(JsonNode::asLong)
                .toList();
    }

    private static String updates(String... updates) {
        return Arrays.toString(updates);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(TelegramSlice.class)
                .web(WebApplicationType.REACTIVE)
                .run(
                        "--server.port=0",
                        "--sourcebound.telegram.bot-token=" + StandIn.TOKEN,
                        "--sourcebound.telegram.mode=polling",
                        "--sourcebound.telegram.api-url=" + telegram.url(),
                        "--sourcebound.channel.folder=" + folder,
                        "--sourcebound.channel.first-retry=20ms",
                        "--sourcebound.channel.longest-retry=100ms");
    }
}
