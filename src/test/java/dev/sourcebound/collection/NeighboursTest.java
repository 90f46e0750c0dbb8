package dev.sourcebound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.collection.Towns.Came;
import dev.sourcebound.collection.Towns.Sent;
import dev.sourcebound.collection.Towns.Town;
import dev.sourcebound.web.BlockingWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two collections side by side, each with a Slack app, a Telegram bot and a queue of its own.
@Timeout(600)
class NeighboursTest {

    private static final List<Town> TOWNS = List.of(Towns.NORTH, Towns.SOUTH);
    private static final String QUESTION = "When does it start in the morning, or at noon?";

    @TempDir private static Path home;
    private static Vendors vendors;
    private static Towns towns;

    @BeforeAll
    static void start() throws Exception {
        vendors = new Vendors();
        towns =
                Towns.start(
                        home,
                        TOWNS.stream()
                                .flatMap(town ->
                                        List.of(
                                                        "slack.bot-token=" + slackToken(town),
                                                        "slack.signing-secret=" + slackSecret(town),
                                                        "slack.api-url=" + vendors.slackUrl(),
                                                        "telegram.bot-token=" + botToken(town),
                                                        "telegram.webhook-secret="
                                                                + botSecret(town),
                                                        "telegram.api-url=" + vendors.telegramUrl(),
                                                        "channel.public-url=https://ask.example",
                                                        "channel.folder="
                                                                + home.resolve(
                                                                        "inbox-" + town.name()),
                                                        "web.workers=1",
                                                        "web.queue=1")
                                                .stream()
                                                .map(setting ->
                                                        "--sourcebound.collections.%s.%s"
                                                                .formatted(town.name(), setting)))
                                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        towns.close();
        vendors.close();
    }

    /// The same message in the same channel, to both apps of one workspace.
    @Test
    void eachSlackAppAnswersFromItsOwnDocumentsByItsOwnToken() {
        String event = mention("C1", "100.1");
        for (Town town : TOWNS) {
            assertThat(slack(town, town, event).status()).isEqualTo(200);
        }
        for (Town town : TOWNS) {
            List<JsonNode> posts = Vendors.awaited(1, () -> vendors.slack(slackToken(town)));
            assertThat(posts).hasSize(1);
            assertIsOf(town, posts.getFirst());
        }
    }

    @Test
    void aSignatureOfOneSlackAppIsRefusedEverywhereElse() {
        String event = mention("C2", "200.1");
        for (Town town : TOWNS) {
            assertThat(slack(other(town), town, event).status()).isEqualTo(401);
            Came atDefault =
                    towns.call(
                            new Sent("POST", "/slack/events", null, "application/json " + event),
                            null,
                            signed(town, event));
            assertThat(atDefault.status()).isEqualTo(404);
        }
        // What was refused would have been posted before this, which comes after it.
        for (Town town : TOWNS) {
            slack(town, town, mention("C3", "300.1"));
            List<JsonNode> posts =
                    Vendors.awaited(
                            1,
                            () ->
                                    vendors.slack(slackToken(town)).stream()
                                            .filter(post ->
                                                    post.path("channel").asString().equals("C3"))
                                            .toList());
            assertThat(posts).hasSize(1);
            assertThat(vendors.slack(slackToken(town)))
                    .noneMatch(post -> post.path("channel").asString().equals("C2"));
        }
    }

    @Test
    void eachBotAnswersFromItsOwnDocumentsByItsOwnToken() {
        String update = update(10, 71);
        for (Town town : TOWNS) {
            assertThat(telegram(town, town, update).status()).isEqualTo(200);
        }
        for (Town town : TOWNS) {
            List<JsonNode> posts = Vendors.awaited(1, () -> told(town, 71));
            assertThat(posts).hasSize(1);
            assertIsOf(town, posts.getFirst());
        }
    }

    @Test
    void aSecretOfOneBotIsRefusedEverywhereElse() {
        String update = update(20, 72);
        for (Town town : TOWNS) {
            assertThat(telegram(other(town), town, update).status()).isEqualTo(401);
            Came atDefault =
                    towns.call(
                            new Sent(
                                    "POST",
                                    "/telegram/webhook",
                                    null,
                                    "application/json " + update),
                            null,
                            "X-Telegram-Bot-Api-Secret-Token",
                            botSecret(town));
            assertThat(atDefault.status()).isEqualTo(404);
        }
        for (Town town : TOWNS) {
            telegram(town, town, update(21, 73));
            assertThat(Vendors.awaited(1, () -> told(town, 73))).hasSize(1);
            assertThat(told(town, 72)).isEmpty();
        }
    }

    @Test
    void telegramIsToldTheAddressOfTheBotsOwnCollection() {
        for (Town town : TOWNS) {
            JsonNode told =
                    Vendors.awaited(1, () -> vendors.telegram(botToken(town), "setWebhook"))
                            .getFirst();
            assertThat(told.path("url").asString())
                    .isEqualTo(
                            "https://ask.example/collections/%s/telegram/webhook"
                                    .formatted(town.name()));
            assertThat(told.path("secret_token").asString()).isEqualTo(botSecret(town));
        }
    }

    @Test
    void oneThatIsFloodedSendsAwayAndItsNeighbourAnswers() {
        String ask = "{\"question\": \"When does the tram start?\"}";
        String atNorth = "/v1/collections/north/answers";
        BlockingWork work = towns.bean(Towns.NORTH, BlockingWork.class);
        CountDownLatch flood = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> held =
                IntStream.range(0, 2)
                        .mapToObj(_ -> work.call(() -> isOver(flood)).toFuture())
                        .toList();
        try {
            for (int i = 0; i < 5; i++) {
                Came shed = towns.call("POST", atNorth, towns.all(), ask);
                assertThat(shed.status()).isEqualTo(503);
                assertThat(shed.body()).contains("overloaded");
                assertThat(shed.headers()).contains("retry-after");
                Came answered =
                        towns.call("POST", "/v1/collections/south/answers", towns.all(), ask);
                assertThat(answered.status()).isEqualTo(200);
                assertThat(answered.body()).contains("answered", "noon");
                assertThat(towns.call("POST", "/v1/answers", towns.all(), ask).status())
                        .isEqualTo(200);
            }
        } finally {
            flood.countDown();
        }
        held.forEach(CompletableFuture::join);
        assertThat(towns.call("POST", atNorth, towns.all(), ask).status()).isEqualTo(200);
    }

    private static boolean isOver(CountDownLatch flood) {
        try {
            flood.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What was posted says something of a town, or links to its sources, and nothing of another.
    private static void assertIsOf(Town town, JsonNode post) {
        assertThat(post.toString())
                .contains("https://ask.example/collections/" + town.name() + "/sources/")
                .doesNotContain("collections/" + other(town).name())
                .doesNotContain(other(town).marks())
                .doesNotContain(Towns.MIDDLE.marks())
                .containsAnyOf(town.marks().toArray(String[]::new));
    }

    private static Town other(Town town) {
        return town.equals(Towns.NORTH) ? Towns.SOUTH : Towns.NORTH;
    }

    private static Came slack(Town at, Town by, String event) {
        return towns.call(
                new Sent(
                        "POST",
                        "/collections/%s/slack/events".formatted(at.name()),
                        null,
                        "application/json " + event),
                null,
                signed(by, event));
    }

    private static Came telegram(Town at, Town by, String update) {
        return towns.call(
                new Sent(
                        "POST",
                        "/collections/%s/telegram/webhook".formatted(at.name()),
                        null,
                        "application/json " + update),
                null,
                "X-Telegram-Bot-Api-Secret-Token",
                botSecret(by));
    }

    private static List<JsonNode> told(Town town, long chat) {
        return vendors.telegram(botToken(town), "sendMessage").stream()
                .filter(post -> post.path("chat_id").asLong() == chat)
                .toList();
    }

    private static String mention(String channel, String ts) {
        return """
        {"token": "x", "team_id": "T1", "api_app_id": "A1", "type": "event_callback",
         "event_id": "Ev%2$s", "event_time": 1, "authorizations": [{"user_id": "U0BOT", "is_bot": true}],
         "event": {"type": "app_mention", "user": "U0ADA", "text": "<@U0BOT> %3$s", "ts": "%2$s",
                   "channel": "%1$s", "event_ts": "%2$s"}}
        """
                .formatted(channel, ts, QUESTION);
    }

    private static String update(long id, long chat) {
        return """
        {"update_id": %d, "message": {"message_id": 5, "date": 1700000000, "text": "%s",
         "from": {"id": 7, "is_bot": false, "first_name": "Ada"}, "chat": {"id": %d, "type": "private"}}}
        """
                .formatted(id, QUESTION, chat);
    }

    private static String[] signed(Town by, String body) {
        String time = String.valueOf(Instant.now().getEpochSecond());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            slackSecret(by).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest =
                    mac.doFinal("v0:%s:%s".formatted(time, body).getBytes(StandardCharsets.UTF_8));
            return new String[] {
                "X-Slack-Request-Timestamp",
                time,
                "X-Slack-Signature",
                "v0=" + HexFormat.of().formatHex(digest)
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String slackToken(Town town) {
        return "xoxb-" + town.name();
    }

    private static String slackSecret(Town town) {
        return "signing-secret-of-" + town.name();
    }

    private static String botToken(Town town) {
        return "1:bot-of-" + town.name();
    }

    private static String botSecret(Town town) {
        return "webhook-secret-of-" + town.name();
    }
}
