package dev.sourcebound.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.sourcebound.llm.ModelAnswers.claim;
import static dev.sourcebound.llm.ModelAnswers.json;
import static dev.sourcebound.llm.ModelAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What leaves a server that has a language model.
@Timeout(120)
@SpringBootTest(
        classes = LlmSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sourcebound.web.workers=2",
            "sourcebound.web.queue=256",
            "sourcebound.web.max-wait=100s",
            "sourcebound.web.answer-timeout=100s",
            // Each test has its own model say something else to the same question.
            "sourcebound.answer.cache-size=0",
            "sourcebound.llm.model=m",
            "sourcebound.llm.format=json",
            "sourcebound.llm.retries=1",
            "sourcebound.llm.at-once=256",
            "sourcebound.llm.first-byte-timeout=60s",
            "sourcebound.llm.deadline=90s",
            "sourcebound.llm.api-key=" + Endpoint.KEY
        })
class LlmServerTest {

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final String TRUE = "In 1810 the mill was built.";
    private static final String FALSE = "Pirates razed the mill in 1666.";

    /// Waits without a thread for each answer, as a model far away does.
    @RegisterExtension
    private static final WireMockExtension MODEL =
            WireMockExtension.newInstance()
                    .options(
                            wireMockConfig()
                                    .dynamicPort()
                                    .asynchronousResponseEnabled(true)
                                    .asynchronousResponseThreads(4))
                    .build();

    @LocalServerPort private int port;
    private final HttpClient client =
            HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry properties) {
        properties.add("sourcebound.llm.base-url", () -> MODEL.baseUrl() + "/v1");
    }

    @BeforeEach
    void speaksTheTruth() {
        answer(stream(whole(json(claim(TRUE, 1)))));
    }

    @Test
    void aReplyTellsWhoWroteAndWhatItTook() throws Exception {
        assertThat(ask("When was the mill built?", JSON).body())
                .contains(
                        "\"text\":\"" + TRUE + "\"",
                        "\"quote\":\"" + Mill.BUILT + "\"",
                        "\"writer\":\"openai:m+prompts@",
                        "\"usage\":{\"calls\":1,\"input_tokens\":120,\"output_tokens\":30,\"first_claim_ms\":")
                .doesNotContain("fallback", "debug", Endpoint.KEY);
    }

    @Test
    void aReplyTellsWhatTheRewritingOfItsQuestionTook() throws Exception {
        MODEL.stubFor(
                post(anyUrl())
                        .withRequestBody(matchingJsonPath("$.response_format", absent()))
                        .willReturn(stream(whole("When was the mill built?"))));
        String body =
                """
                {"question": "And when was it built?", "history": [
                  {"role": "user", "content": "Is the mill empty?"},
                  {"role": "assistant", "content": "Today it stands empty."}]}
                """;
        assertThat(send(body, JSON).body())
                .contains("\"usage\":{\"calls\":2,\"input_tokens\":240,\"output_tokens\":60,");
    }

    @Test
    void excerptsStandInAndTheReplyTellsWhy() throws Exception {
        answer(status(401).withBody(Endpoint.KEY));
        assertThat(ask("When was the mill built?", JSON).body())
                .contains(
                        "\"text\":\"" + Mill.BUILT + "\"",
                        "\"writer\":\"extractive\"",
                        "\"fallback\":\"model_unauthorized\"")
                .doesNotContain(Endpoint.KEY);
    }

    @Test
    void theModelIsNotAskedWhereTheReaderRefuses() throws Exception {
        assertThat(ask("Who owned the mill?", JSON).body()).contains("\"outcome\":\"refused\"");
        MODEL.verify(0, postRequestedFor(anyUrl()));
    }

    /// The answer comes in as many pieces as it has bytes.
    @ParameterizedTest
    @ValueSource(strings = {JSON, EVENTS})
    void noByteOfAFalseSentenceLeaves(String accept) throws Exception {
        String body = whole(json(claim(FALSE, 1), claim(TRUE, 1)).split(""));
        answer(stream(body).withChunkedDribbleDelay(body.length(), 500));
        String reply = ask("When was the mill built?", accept).body();
        assertThat(reply).contains(TRUE);
        for (int length = 4; length <= FALSE.length(); length++) {
            String part = FALSE.substring(0, length);
            assertThat(reply)
                    .doesNotContain(part)
                    .doesNotContain(FALSE.substring(FALSE.length() - length));
        }
        assertThat(reply).doesNotContain("Pirates", "razed", "1666");
    }

    @Test
    void whoAsksIsToldWhatWasDroppedButNotItsText() throws Exception {
        answer(stream(whole(json(claim(FALSE, 1), claim(TRUE, 1)))));
        String body = "{\"question\": \"When was the mill built?\", \"debug\": true}";
        assertThat(send(body, JSON).body())
                .contains(
                        "\"debug\":{\"dropped\":[{\"reason\":\"number_missing\",\"length\":%d}]}"
                                .formatted(FALSE.length()))
                .doesNotContain("Pirates");
    }

    @Test
    void twoHundredAnswersWaitWithoutAThreadEach() {
        answer(stream(whole(json(claim(TRUE, 1)))).withFixedDelay(1_000));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.resetPeakThreadCount();
        int before = threads.getThreadCount();
        List<CompletableFuture<String>> replies =
                Stream.generate(() -> request(question("When was the mill built?"), JSON))
                        .limit(200)
                        .map(request ->
                                client.sendAsync(request, BodyHandlers.ofString())
                                        .thenApply(HttpResponse::body))
                        .toList();
        assertThat(replies)
                .extracting(CompletableFuture::join)
                .allSatisfy(reply ->
                        assertThat(reply)
                                .contains("\"text\":\"" + TRUE + "\"")
                                .doesNotContain("fallback"));
        assertThat(threads.getPeakThreadCount() - before).isLessThan(60);
    }

    private static void answer(ResponseDefinitionBuilder response) {
        MODEL.stubFor(post(anyUrl()).willReturn(response));
    }

    private static ResponseDefinitionBuilder stream(String body) {
        return ok(body).withHeader("Content-Type", EVENTS);
    }

    private HttpResponse<String> ask(String question, String accept) throws Exception {
        return send(question(question), accept);
    }

    private HttpResponse<String> send(String body, String accept) throws Exception {
        return client.send(request(body, accept), BodyHandlers.ofString());
    }

    private static String question(String question) {
        return "{\"question\": \"%s\"}".formatted(question);
    }

    private HttpRequest request(String body, String accept) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/answers".formatted(port)))
                .header("Content-Type", JSON)
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
