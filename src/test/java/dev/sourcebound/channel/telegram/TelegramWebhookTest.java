package dev.sourcebound.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static dev.sourcebound.channel.telegram.StandIn.call;
import static dev.sourcebound.channel.telegram.StandIn.ok;
import static dev.sourcebound.channel.telegram.StandIn.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.sourcebound.channel.telegram.Samples.Held;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// Telegram sends updates to a server, and takes what the server posts.
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = TelegramSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sourcebound.telegram.bot-token=" + StandIn.TOKEN,
            "sourcebound.telegram.webhook-secret=" + TelegramWebhookTest.SECRET,
            "sourcebound.channel.public-url=https://ask.example.org",
            "sourcebound.channel.first-retry=20ms",
            "sourcebound.channel.longest-retry=200ms"
        })
class TelegramWebhookTest {

    static final String SECRET = "a-secret-that-nobody-may-see";

    /// No question of these is short or points back: it would be understood by those before it.
    private static final String MARKER = "Is every question answered by now?";

    private static final StandIn TELEGRAM = new StandIn();
    private static final AtomicLong NEXT = new AtomicLong(1_000);

    @TempDir private static Path folder;

    @LocalServerPort private int port;
    @Autowired private Samples.Echo answerer;
    @Autowired private Introduction introduction;
    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void standIn(DynamicPropertyRegistry properties) {
        properties.add("sourcebound.telegram.api-url", TELEGRAM::url);
        properties.add("sourcebound.channel.folder", () -> folder.toString());
    }

    @BeforeEach
    void knowsTheBot() {
        TELEGRAM.until(_ -> introduction.bot() != null);
        TELEGRAM.reset();
    }

    @AfterAll
    static void stop() {
        TELEGRAM.close();
    }

    @Test
    void aQuestionIsAnsweredByAReplyWithItsQuoteAndALinkToTheSource() throws Exception {
        long chat = next();
        Held held = answerer.hold("When was it built?");
        assertThat(send(Updates.privately(next(), chat, 5, "When was it built?"))).isEqualTo(200);
        TELEGRAM.until(telegram -> telegram.calls("sendChatAction").size() == 1);
        held.letGo.countDown();
        TELEGRAM.until(telegram -> telegram.posted().size() == 1);
        JsonNode post = TELEGRAM.posted().getFirst();
        assertThat(post.path("chat_id").asLong()).isEqualTo(chat);
        assertThat(post.path("parse_mode").asString()).isEqualTo("HTML");
        assertThat(post.path("reply_parameters").toString())
                .contains("\"message_id\":5", "\"allow_sending_without_reply\":true");
        assertThat(post.path("link_preview_options").path("is_disabled").asBoolean()).isTrue();
        assertThat(post.path("text").asString())
                .isEqualTo(
                        """
                        Asked: When was it built? [1]

                        [1] <a href="https://ask.example.org/sources/mill-01?revision=sha256:%s#0-56">The mill, part 1</a>
                        <blockquote>The mill was built in 1810. Ask @\u2060miller at mill.\u2060example.</blockquote>\
                        """
                                .formatted("a".repeat(64)));
        assertThat(TELEGRAM.calls("sendChatAction").getFirst().path("action").asString())
                .isEqualTo("typing");
    }

    @Test
    void whereverItIsDeliveredAgainAQuestionIsAnsweredOnce() throws Exception {
        long chat = next();
        long update = next();
        for (int i = 0; i < 5; i++) {
            send(Updates.privately(update, chat, 5, "What was built in spring?"));
            send(Updates.privately(next(), chat, 5, "What was built in spring?"));
        }
        assertThat(answersUntilMarker(chat)).containsExactly("What was built in spring?", MARKER);
    }

    @Test
    void anEditIsAnsweredOnlyWhereTheTextHasChanged() throws Exception {
        long chat = next();
        send(Updates.privately(next(), chat, 5, "What was built in spring?"));
        send(Updates.edited(next(), chat, 5, "What was built in spring?"));
        send(Updates.edited(next(), chat, 5, "What was sold in autumn?"));
        send(Updates.edited(next(), chat, 5, "What was sold in autumn?"));
        assertThat(answersUntilMarker(chat))
                .containsExactly("What was built in spring?", "What was sold in autumn?", MARKER);
    }

    /// Ten chats of ten questions each: every delivery three times, in any order, while Telegram
    /// fails, limits, drops and delays.
    @Test
    void everyQuestionIsAnsweredOnceAndNoneIsLostWhateverFails() throws Exception {
        List<ResponseDefinitionBuilder> faults =
                List.of(
                        refused(429, "Too Many Requests: retry after 0", "\"retry_after\":0"),
                        refused(500, "Internal Server Error", ""),
                        aResponse().withStatus(502).withBody("<html>"),
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        aResponse().withFault(Fault.EMPTY_RESPONSE),
                        ok("{\"message_id\":1}").withFixedDelay(300));
        faultsThenFine("sendMessage", faults);
        List<String> deliveries =
                IntStream.range(0, 100)
                        .mapToObj(i -> {
                            long chat = 5_000 + i % 10;
                            return Updates.privately(
                                    70_000 + i, chat, i, "What is number %d about?".formatted(i));
                        })
                        .flatMap(update -> Stream.of(update, update, update))
                        .collect(Collectors.toList());
        Collections.shuffle(deliveries, new Random(7));
        for (String delivery : deliveries) {
            assertThat(send(delivery)).isEqualTo(200);
        }
        TELEGRAM.until(telegram -> telegram.posted().size() >= 100);
        assertThat(TELEGRAM.posted().stream().map(TelegramWebhookTest::asked))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100)
                                .mapToObj("What is number %d about?"::formatted)
                                .toList());
    }

    @Test
    void noChatWaitsForAnotherAndEachIsAnsweredInItsOrder() throws Exception {
        long slow = next();
        long quick = next();
        Held held = answerer.hold("What takes a long while?");
        send(Updates.privately(next(), slow, 1, "What takes a long while?"));
        send(Updates.privately(next(), slow, 2, "What waits behind a slow question?"));
        assertThat(held.begun.await(20, TimeUnit.SECONDS)).isTrue();
        send(Updates.privately(next(), quick, 1, "What is quick to answer?"));
        TELEGRAM.until(telegram -> telegram.posted().size() == 1);
        held.letGo.countDown();
        assertThat(answersUntilMarker(slow))
                .containsExactly(
                        "What takes a long while?", "What waits behind a slow question?", MARKER);
        assertThat(answers(quick)).containsExactly("What is quick to answer?");
    }

    @Test
    void itWaitsForAsLongAsTelegramAsks() throws Exception {
        faultsThenFine(
                "sendMessage",
                List.of(refused(429, "Too Many Requests: retry after 1", "\"retry_after\":1")));
        send(Updates.privately(next(), next(), 1, "How often is too often?"));
        TELEGRAM.until(telegram -> telegram.posted().size() == 1);
        List<Long> times =
                TELEGRAM.server.getAllServeEvents().stream()
                        .filter(event -> event.getRequest().getUrl().endsWith("/sendMessage"))
                        .map(event -> event.getRequest().getLoggedDate().getTime())
                        .sorted()
                        .toList();
        assertThat(times).hasSize(2);
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(990);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forbidden: bot was blocked by the user",
                "Forbidden: bot was kicked from the supergroup chat"
            })
    void whoHasShutTheBotOutIsLeftAlone(String description) throws Exception {
        long chat = next();
        TELEGRAM.server.stubFor(
                call("sendMessage")
                        .withRequestBody(
                                matchingJsonPath("$.chat_id", equalTo(String.valueOf(chat))))
                        .willReturn(refused(403, description, "")));
        send(Updates.privately(next(), chat, 1, "Is anybody still there?"));
        TELEGRAM.until(telegram -> telegram.calls("sendMessage").size() == 1);
        assertThat(answersUntilMarker(next())).containsExactly(MARKER);
        assertThat(TELEGRAM.calls("sendMessage")).hasSize(2);
    }

    @Test
    void aGroupThatHasBecomeAnotherIsAnsweredThere() throws Exception {
        long before = -next();
        long after = -1_000_000_000_000L + before;
        TELEGRAM.server.stubFor(
                call("sendMessage")
                        .withRequestBody(
                                matchingJsonPath("$.chat_id", equalTo(String.valueOf(before))))
                        .willReturn(
                                refused(
                                        400,
                                        "Bad Request: group chat was upgraded to a supergroup chat",
                                        "\"migrate_to_chat_id\":" + after)));
        send(mention(before, 1, "@quill_bot What was built in spring?"));
        TELEGRAM.until(telegram -> telegram.posted().size() == 1);
        send(mention(before, 2, "@quill_bot What was sold in autumn?"));
        TELEGRAM.until(telegram -> telegram.posted().size() == 2);
        assertThat(answers(after))
                .containsExactly("What was built in spring?", "What was sold in autumn?");
        assertThat(TELEGRAM.calls("sendMessage")).as("the old group is asked once").hasSize(3);
    }

    @Test
    void whatTelegramCannotReadIsSentAsPlainText() throws Exception {
        TELEGRAM.server.stubFor(
                call("sendMessage")
                        .withRequestBody(matchingJsonPath("$.parse_mode"))
                        .willReturn(refused(400, "Bad Request: can't parse entities: x", "")));
        send(Updates.privately(next(), next(), 1, "Is 1 < 2?"));
        TELEGRAM.until(telegram -> telegram.posted().size() == 1);
        assertThat(TELEGRAM.postedTexts().getFirst())
                .startsWith("Asked: Is 1 < 2? [1]")
                .doesNotContain("<blockquote>", "&lt;");
    }

    @Test
    void whatIsRefusedForGoodIsReportedInTheChat() throws Exception {
        faultsThenFine("sendMessage", List.of(refused(400, "Bad Request: something new", "")));
        send(Updates.privately(next(), next(), 1, "Why was it refused?"));
        TELEGRAM.until(telegram -> telegram.posted().size() == 1);
        assertThat(TELEGRAM.postedTexts().getFirst()).contains("could not be posted");
    }

    @Test
    void aFollowUpIsUnderstoodByWhatWasSaidBeforeUntilStartForgetsIt() throws Exception {
        long chat = next();
        send(Updates.privately(next(), chat, 1, "Who built the mill at Aldbrook?"));
        send(Updates.privately(next(), chat, 2, "And when?"));
        send(Updates.privately(next(), chat, 3, "/start"));
        send(Updates.privately(next(), chat, 4, "And why?"));
        TELEGRAM.until(telegram -> telegram.posted().size() == 4);
        assertThat(TELEGRAM.postedTexts().get(1))
                .startsWith("Asked: built the mill at Aldbrook: And when? [1]");
        assertThat(TELEGRAM.postedTexts().get(3)).startsWith("Asked: And why? [1]");
    }

    @Test
    void theSourcesAreListedByPages() throws Exception {
        long chat = next();
        send(Updates.privately(next(), chat, 1, "/sources"));
        send(Updates.privately(next(), chat, 2, "/sources_3"));
        TELEGRAM.until(telegram -> telegram.posted().size() == 2);
        assertThat(TELEGRAM.postedTexts().get(0))
                .contains(
                        "– <a href=\"https://ask.example.org/sources/mill-01\">The mill, part 1</a>\n",
                        "The mill, part 10<",
                        "\n\nPage 1 of 3. Next: /sources_2")
                .doesNotContain("part 11");
        assertThat(TELEGRAM.postedTexts().get(1))
                .contains("The mill, part 23<")
                .endsWith("\n\nPage 3 of 3.");
    }

    @Test
    void inAGroupItsCommandsNameTheBot() throws Exception {
        long group = -next();
        send(Updates.inGroup(next(), group, 1, Map.of("text", "/help@quill_bot")));
        TELEGRAM.until(telegram -> telegram.posted().size() == 1);
        assertThat(TELEGRAM.postedTexts().getFirst())
                .contains("/sources@quill_bot – ", "/help@quill_bot – ");
    }

    @Test
    void aTopicOfAForumIsAnsweredThere() throws Exception {
        long group = -next();
        send(
                Updates.inGroup(
                        next(),
                        group,
                        1,
                        Map.of(
                                "text",
                                "@quill_bot Where?",
                                "entities",
                                List.of(Updates.mention(10)),
                                "message_thread_id",
                                44,
                                "is_topic_message",
                                true)));
        TELEGRAM.until(telegram -> telegram.posted().size() == 1);
        assertThat(TELEGRAM.posted().getFirst().path("message_thread_id").asLong()).isEqualTo(44);
    }

    @Test
    void whatIsNotForTheBotIsNotKept() throws Exception {
        long group = -next();
        assertThat(send(Updates.inGroup(next(), group, 1, Map.of("text", "Lunch?"))))
                .isEqualTo(200);
        assertThat(send("{\"update_id\":%d,\"poll\":{}}".formatted(next()))).isEqualTo(200);
        assertThat(answersUntilMarker(next())).containsExactly(MARKER);
        assertThat(TELEGRAM.posted()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", SECRET + "x", "A-secret-that-nobody-may-see"})
    void withoutTheSecretNothingIsDoneAndNothingIsLogged(String secret, CapturedOutput output)
            throws Exception {
        String update = Updates.privately(next(), next(), 1, "An umbrella of words?");
        assertThat(send(update, secret)).isEqualTo(401);
        assertThat(answersUntilMarker(next())).containsExactly(MARKER);
        assertThat(TELEGRAM.posted()).hasSize(1);
        assertThat(output.getAll()).doesNotContain("umbrella", SECRET, StandIn.TOKEN);
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoUpdateIsRefused(String body, int status) throws Exception {
        assertThat(send(body)).isEqualTo(status);
    }

    static Stream<Arguments> whatIsNoUpdateIsRefused() {
        return Stream.of(
                Arguments.of("", 400),
                Arguments.of("{", 400),
                Arguments.of("{\"message\":{}}", 400),
                Arguments.of(" ".repeat((1 << 20) + 1), 413));
    }

    /// What was answered in a chat up to a last question, which is sent here.
    private List<String> answersUntilMarker(long chat) throws Exception {
        assertThat(send(Updates.privately(next(), chat, next(), MARKER))).isEqualTo(200);
        TELEGRAM.until(_ -> answers(chat).contains(MARKER));
        return answers(chat);
    }

    private static List<String> answers(long chat) {
        return TELEGRAM.posted().stream()
                .filter(post -> post.path("chat_id").asLong() == chat)
                .map(TelegramWebhookTest::asked)
                .toList();
    }

    /// What a post answers.
    private static String asked(JsonNode post) {
        String text = post.path("text").asString();
        return text.substring("Asked: ".length(), text.indexOf(" [1]"));
    }

    private static void faultsThenFine(String method, List<ResponseDefinitionBuilder> faults) {
        for (int i = 0; i < faults.size(); i++) {
            TELEGRAM.server.stubFor(
                    call(method)
                            .inScenario(method)
                            .whenScenarioStateIs(i == 0 ? "Started" : "fault " + i)
                            .willSetStateTo("fault " + (i + 1))
                            .willReturn(faults.get(i)));
        }
    }

    private String mention(long group, long message, String text) {
        return Updates.inGroup(
                next(),
                group,
                message,
                Map.of("text", text, "entities", List.of(Updates.mention(10))));
    }

    private int send(String update) throws Exception {
        return send(update, SECRET);
    }

    private int send(String update, String secret) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:%d/telegram/webhook".formatted(port)))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(update));
        if (!secret.isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static long next() {
        return NEXT.incrementAndGet();
    }
}
