package dev.sourcebound.channel.slack;

import static dev.sourcebound.channel.slack.SlackSender.direct;
import static dev.sourcebound.channel.slack.SlackSender.mention;
import static dev.sourcebound.channel.slack.SlackSender.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.channel.slack.SlackStandIn.Trouble;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class SlackServerTest {

    private static final String LINK =
            "https://ask.example.org/sources/ferry?revision=sha256:" + "a".repeat(64) + "#0-26";

    @TempDir static Path folder;
    private static SlackStandIn slack;
    private static ReactiveWebServerApplicationContext server;
    private SlackSender sender;

    @BeforeAll
    static void start() {
        slack = new SlackStandIn();
        server = SlackSlice.start(slack, folder.resolve("shared"));
    }

    @BeforeEach
    void reset() {
        slack.reset();
        sender = new SlackSender(server.getWebServer().getPort());
    }

    @AfterAll
    static void stop() {
        server.close();
        slack.close();
    }

    @Test
    void answersTheChallenge() throws Exception {
        HttpResponse<String> response =
                sender.send("{\"type\": \"url_verification\", \"challenge\": \"3eZb\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"challenge\":\"3eZb\"}");
    }

    @Test
    void answersAMentionInItsThreadWithNumberedQuotesThatLinkToTheirPlace() throws Exception {
        assertThat(sender.event(mention("C1", "100.1", "when does it go?"))).isEqualTo(200);
        slack.awaitPosts(1);
        JsonNode post = slack.posts().getFirst();
        assertThat(post.path("channel").asString()).isEqualTo("C1");
        assertThat(post.path("thread_ts").asString()).isEqualTo("100.1");
        assertThat(post.path("blocks").toString())
                .contains("Asked: when does it go? [1]")
                .contains("“The ferry crosses at nine.”")
                .contains("<" + LINK + "|[1]>");
        assertThat(post.path("text").asString())
                .isEqualTo(
                        "Asked: when does it go? [1]\n\n[1] “The ferry crosses at nine.” – The ferry"
                                + " "
                                + LINK);
    }

    @Test
    void aRefusalSaysWhatTheSourcesCover() throws Exception {
        sender.event(mention("C1", "100.1", "refuse me"));
        slack.awaitPosts(1);
        assertThat(slack.posts().getFirst().path("blocks").toString())
                .contains("The sources do not say.")
                .contains("• <https://ask.example.org/sources/ferry|The ferry>");
    }

    @Test
    void oneMentionUnderElevenIdsAndAsBothKindsIsAnsweredOnce() throws Exception {
        for (int i = 0; i < 11; i++) {
            sender.event(mention("C1", "100.1", "once?"));
        }
        sender.event(reply("C1", "100.1", "100.1", "<@U0BOT> once?"));
        sender.event(mention("C1", "100.2", "last"));
        slack.awaitPosts(2);
        assertThat(questions()).containsExactlyInAnyOrder("once?", "last");
    }

    @Test
    void deliveriesDuplicatedDelayedAndShuffledAreEachAnsweredOnce() throws Exception {
        List<String> deliveries = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String event =
                    i % 2 == 0
                            ? mention("C" + i % 7, "100." + i, "q" + i)
                            : direct("D" + i % 5, "100." + i, "q" + i);
            // The same delivery again, and the same message under another id.
            String first = sender.envelope(event);
            deliveries.addAll(List.of(first, first, sender.envelope(event)));
        }
        Collections.shuffle(deliveries, new Random(4));
        slack.trouble(
                Trouble.limited(1),
                Trouble.status(503, false),
                Trouble.status(500, true),
                Trouble.dropped(false),
                Trouble.dropped(true),
                Trouble.error("ratelimited"),
                Trouble.late(Duration.ofSeconds(3)),
                Trouble.error("internal_error"));

        List<CompletableFuture<HttpResponse<String>>> sent =
                deliveries.stream()
                        .map(each ->
                                sender.client()
                                        .sendAsync(sender.request(each), BodyHandlers.ofString()))
                        .toList();
        assertThat(sent).allMatch(each -> each.join().statusCode() == 200);

        slack.awaitPosts(60);
        drain();
        assertThat(questions())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 60).mapToObj(i -> "q" + i).toList());
    }

    @Test
    void directMessagesAreAnsweredInTheirOrder() throws Exception {
        for (int i = 0; i < 20; i++) {
            sender.event(direct("D1", "100." + i, "q" + i));
        }
        slack.trouble(Trouble.status(502, false));
        slack.awaitPosts(20);
        assertThat(questions())
                .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "q" + i).toList());
    }

    @Test
    void aReplyInItsThreadNeedsNoMentionAndHasTheThreadAsHistory() throws Exception {
        slack.wrote("C1", "100.1", "100.1", "<@U0BOT> first");
        sender.event(mention("C1", "100.1", "first"));
        slack.awaitPosts(1);
        sender.event(reply("C1", "1999999999.1", "100.1", "and then?"));
        slack.awaitPosts(2);
        assertThat(questions().getLast()).startsWith("and then? after U:first|A:Asked: first [1]");
    }

    @Test
    void threadsOfOthersAreLeftAlone() throws Exception {
        slack.wrote("C1", "90.1", "90.1", "lunch?");
        sender.event(reply("C1", "90.2", "90.1", "pizza"));
        sender.event(reply("C1", "90.3", "90.1", "<@U0EVE> you too?"));
        sender.event(mention("C1", "100.1", "last"));
        slack.awaitPosts(1);
        drain();
        assertThat(questions()).containsExactly("last");
    }

    @Test
    void aThreadThatTheServerHasForgottenIsKnownByWhatStandsInIt() throws Exception {
        slack.wrote("C1", "90.1", "90.1", "<@U0BOT> long ago");
        sender.event(reply("C1", "90.2", "90.1", "and now?"));
        slack.awaitPosts(1);
        assertThat(questions()).containsExactly("and now? after U:long ago");
    }

    @Test
    void whereAThreadCannotBeReadAMentionInItIsAnsweredWithoutIt() throws Exception {
        slack.hideThreads();
        sender.event(
                """
                {"type": "app_mention", "user": "U0ADA", "text": "<@U0BOT> alone", "ts": "90.2",
                 "thread_ts": "90.1", "channel": "C1"}
                """);
        slack.awaitPosts(1);
        assertThat(questions()).containsExactly("alone");
    }

    @Test
    void anEditIsAnsweredWhereItsTextHasChanged() throws Exception {
        sender.event(direct("D1", "100.1", "old"));
        String edit =
                """
                {"type": "message", "subtype": "message_changed", "channel_type": "im", "channel": "D1",
                 "message": {"user": "U0ADA", "text": "%s", "ts": "100.1", "edited": {"ts": "101.0"}},
                 "previous_message": {"user": "U0ADA", "text": "old", "ts": "100.1"}}
                """;
        sender.event(edit.formatted("old"));
        sender.event(edit.formatted("new"));
        sender.event(edit.formatted("new"));
        sender.event(direct("D1", "100.2", "last"));
        slack.awaitPosts(3);
        assertThat(questions()).containsExactly("old", "new", "last");
    }

    @Test
    void whatIsRefusedAsBlocksIsPostedAsText() throws Exception {
        slack.trouble(Trouble.error("invalid_blocks"));
        sender.event(mention("C1", "100.1", "plain"));
        slack.awaitPosts(1);
        assertThat(slack.posts().getFirst().has("blocks")).isFalse();
        assertThat(slack.posts().getFirst().path("text").asString()).contains("Asked: plain");
    }

    @Test
    void whatIsPostedAsTextIsKnownByItsKeyAndNotPostedAgain() throws Exception {
        slack.trouble(Trouble.error("invalid_blocks"), Trouble.dropped(true));
        sender.event(direct("D1", "100.1", "there"));
        sender.event(direct("D1", "100.2", "next"));
        slack.awaitPosts(2);
        assertThat(questions()).containsExactly("there", "next");
        assertThat(slack.posts().getFirst().has("blocks")).isFalse();
        assertThat(slack.looks()).isEqualTo(1);
    }

    @Test
    void theKeyIsGivenUpOnlyWhereSlackDoesNotTakeItEither() throws Exception {
        slack.trouble(
                Trouble.error("invalid_metadata_format"), Trouble.error("metadata_too_large"));
        sender.event(mention("C1", "100.1", "plain"));
        slack.awaitPosts(1);
        assertThat(slack.attempts()).isEqualTo(3);
        assertThat(slack.posts().getFirst().has("metadata")).isFalse();
    }

    @Test
    void aPostThatIsRefusedForGoodIsReportedInTheThread() throws Exception {
        slack.trouble(Trouble.error("something_new"));
        sender.event(mention("C1", "100.1", "lost"));
        slack.awaitPosts(1);
        JsonNode report = slack.posts().getFirst();
        assertThat(report.path("thread_ts").asString()).isEqualTo("100.1");
        assertThat(report.path("text").asString()).contains("could not be posted");
    }

    @Test
    void whereNobodyIsThereNothingIsTriedAgain() throws Exception {
        slack.trouble(Trouble.error("channel_not_found"));
        sender.event(direct("D1", "100.1", "gone"));
        sender.event(direct("D1", "100.2", "next"));
        slack.awaitPosts(1);
        assertThat(slack.attempts()).isEqualTo(2);
        assertThat(questions()).containsExactly("next");
    }

    @Test
    void aPostOfUnclearFateIsLookedForBeforeItIsRepeated() throws Exception {
        slack.trouble(Trouble.dropped(true));
        sender.event(direct("D1", "100.1", "there"));
        sender.event(direct("D1", "100.2", "next"));
        slack.awaitPosts(2);
        assertThat(questions()).containsExactly("there", "next");
        assertThat(slack.looks()).isEqualTo(1);
    }

    @Test
    void aCommandIsAcknowledgedAtOnceAndAnsweredByItsAddress() throws Exception {
        String form =
                "command=%2Fask&text=when+does+it+go%3F&channel_id=C1&trigger_id=1.2&response_url="
                        + slack.responseUrl().replace(":", "%3A").replace("/", "%2F");
        HttpResponse<String> response = send(form, "application/x-www-form-urlencoded");
        assertThat(response.body()).contains("ephemeral").contains("looking");
        send(form, "application/x-www-form-urlencoded");
        slack.await(each -> each.responses().size() == 1);
        drain();
        assertThat(slack.responses()).hasSize(1);
        assertThat(slack.responses().getFirst().path("text").asString())
                .startsWith("Asked: when does it go? [1]");
    }

    @Test
    void aCommandThatIsToBeAnsweredElsewhereIsIgnored() throws Exception {
        String form =
                "command=%2Fask&text=hello&trigger_id=1.2&response_url=https%3A%2F%2Fevil.example.org%2F";
        assertThat(send(form, "application/x-www-form-urlencoded").statusCode()).isEqualTo(200);
        drain();
        assertThat(slack.responses()).isEmpty();
    }

    @Test
    void withTheSecretOfBeforeASignatureIsStillGood() throws Exception {
        SlackSender old = with(SlackSlice.OLD_SECRET);
        assertThat(old.event(mention("C1", "100.1", "old"))).isEqualTo(200);
        slack.awaitPosts(1);
    }

    @Test
    void whatIsForgedOrOldIsRefusedAndNothingOfItIsLoggedOrDone(CapturedOutput output)
            throws Exception {
        String secretText = "xyzzy-nobody-may-read-this";
        String body = sender.envelope(mention("C1", "100.1", secretText));
        SlackSender forger = with("wrong");
        long now = Instant.now().getEpochSecond();

        assertThat(forger.send(body).statusCode()).isEqualTo(401);
        assertThat(status(sender.request(body, "application/json", now - 310))).isEqualTo(401);
        assertThat(status(sender.request(body, "application/json", now + 310))).isEqualTo(401);
        assertThat(forger.send("not json " + secretText).statusCode()).isEqualTo(401);
        assertThat(sender.send("not json " + secretText).statusCode()).isEqualTo(400);

        drain();
        assertThat(questions()).isEmpty();
        assertThat(output).doesNotContain(secretText);
    }

    @Test
    void nothingOfAMessageIsLogged(CapturedOutput output) throws Exception {
        slack.trouble(Trouble.error("something_new"), Trouble.error("channel_not_found"));
        sender.event(mention("C1", "100.1", "xyzzy-nobody-may-read-this"));
        slack.await(each -> each.attempts() == 2);
        drain();
        assertThat(output).contains("something_new").doesNotContain("xyzzy");
    }

    private SlackSender with(String secret) {
        return new SlackSender(sender.client(), sender.port(), secret, sender.team());
    }

    /// One more message, so that whatever came before it has had its time.
    private void drain() throws Exception {
        int before = slack.posts().size();
        sender.event(direct("D9", "999.1", "drained"));
        slack.awaitPosts(before + 1);
    }

    private List<String> questions() {
        return slack.posts().stream()
                .map(post -> post.path("text").asString())
                .filter(text -> text.startsWith("Asked: "))
                .map(text -> text.substring("Asked: ".length(), text.lastIndexOf(" [1]\n\n[1] “")))
                .filter(question -> !question.equals("drained"))
                .toList();
    }

    private HttpResponse<String> send(String body, String type) throws Exception {
        return sender.client()
                .send(
                        sender.request(body, type, Instant.now().getEpochSecond()),
                        BodyHandlers.ofString());
    }

    private int status(java.net.http.HttpRequest request) throws Exception {
        return sender.client().send(request, BodyHandlers.ofString()).statusCode();
    }
}
