package dev.sourcebound.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.sourcebound.llm.ModelAnswers.begun;
import static dev.sourcebound.llm.ModelAnswers.claim;
import static dev.sourcebound.llm.ModelAnswers.done;
import static dev.sourcebound.llm.ModelAnswers.finish;
import static dev.sourcebound.llm.ModelAnswers.json;
import static dev.sourcebound.llm.ModelAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever a model does, whoever asks the server gets the excerpts within the deadline, and is
/// told why.
@Timeout(60)
@SpringBootTest(
        classes = LlmSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sourcebound.answer.cache-size=0",
            "sourcebound.llm.model=m",
            "sourcebound.llm.format=json",
            "sourcebound.llm.retries=1",
            "sourcebound.llm.connect-timeout=2s",
            "sourcebound.llm.first-byte-timeout=2s",
            "sourcebound.llm.idle-timeout=2s",
            "sourcebound.llm.deadline=5s",
            "sourcebound.llm.api-key=" + Endpoint.KEY
        })
class FaultyModelServerTest {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /// For all that is no waiting for the model, on a slow machine.
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final String TRUE = "In 1810 the mill was built.";
    private static final String GERMAN = "Die Mühle wurde 1810 von fleißigen Leuten gebaut.";

    /// Answers that go well before each fault: so many that the endpoint is never left alone.
    private static final int WELL = 4;

    private static final int PORT = freePort();
    private static final WireMockServer MODEL =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").port(PORT));

    @LocalServerPort private int port;
    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry properties) {
        properties.add("sourcebound.llm.base-url", () -> "http://127.0.0.1:%d/v1".formatted(PORT));
    }

    @BeforeEach
    void theModelIsWell() throws Exception {
        MODEL.start();
        answer(stream(whole(json(claim(TRUE, 1)))));
        for (int well = 0; well < WELL; ) {
            if (ask().contains(TRUE)) {
                well++;
            } else {
                Thread.sleep(100);
            }
        }
    }

    @AfterAll
    static void stop() {
        MODEL.stop();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("a key that it does not take", unauthorized(), "model_unauthorized"),
                arguments(
                        "too many questions",
                        status(429).withHeader("Retry-After", "60"),
                        "model_overloaded"),
                arguments("an error", status(500), "model_failed"),
                arguments("too much to do", status(503), "model_overloaded"),
                arguments(
                        "no first byte",
                        stream(whole(json(claim(TRUE, 1)))).withFixedDelay(20_000),
                        "model_timeout"),
                arguments(
                        "a pause between two bytes",
                        stream(begun("{\"claims\":[")).withChunkedDribbleDelay(5, 20_000),
                        "model_timeout"),
                arguments(
                        "a lively answer without an end",
                        stream(begun("{\"claims\":[{\"text\":\"" + "a".repeat(5_000)))
                                .withChunkedDribbleDelay(200, 20_000),
                        "model_timeout"),
                arguments(
                        "a stream cut in a sentence",
                        stream(begun("{\"claims\":[{\"text\":\"The mi")),
                        "model_cut_off"),
                arguments(
                        "a connection that breaks",
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        "model_cut_off"),
                arguments("no JSON", stream(whole("{\"claims\":[{]}")), "model_malformed"),
                arguments(
                        "another schema",
                        stream(whole("{\"answer\":\"1810\"}")),
                        "model_malformed"),
                arguments("an empty answer", stream(whole("")), "model_silent"),
                arguments(
                        "a filter of what is asked",
                        status(400).withBody("{\"error\":{\"code\":\"content_filter\"}}"),
                        "model_filtered"),
                arguments(
                        "a filter of what is written",
                        stream(begun("{\"cl") + finish("content_filter") + done()),
                        "model_filtered"),
                arguments("another language", stream(whole(json(claim(GERMAN, 1)))), "ungrounded"),
                arguments("another encoding", stream(latin()), "ungrounded"),
                arguments(
                        "more than an answer may have",
                        stream("data: " + "x".repeat(5 << 20)),
                        "model_endless"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theExcerptsStandInWithinTheDeadlineAndTheReplyTellsWhy(
            String what, ResponseDefinitionBuilder fault, String reason) throws Exception {
        answer(fault);
        standsInFor(reason);
    }

    @Test
    void theyStandInForAModelThatIsNotThere() throws Exception {
        MODEL.stop();
        standsInFor("model_unreachable");
    }

    /// On a server of its own, for another address of the model.
    @Test
    void theyStandInForAModelWhoseNameDoesNotResolve() throws Exception {
        try (ConfigurableApplicationContext server =
                new SpringApplicationBuilder(LlmSlice.class)
                        .run(
                                "--server.port=0",
                                "--sourcebound.llm.base-url=http://nowhere.invalid/v1",
                                "--sourcebound.llm.model=m",
                                "--sourcebound.llm.deadline=5s")) {
            port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            standsInFor("model_unreachable");
        }
    }

    @Test
    void whoAsksIsToldWhatIsWrongWithWhatWasWritten() throws Exception {
        answer(stream(whole(json(claim(GERMAN, 1)))));
        assertThat(ask()).contains("{\"reason\":\"other_language\"");
        answer(stream(latin()));
        assertThat(ask()).contains("{\"reason\":\"hidden_characters\"");
    }

    /// Nor of the endpoint's reply, which repeats it.
    @Test
    void theKeyIsInNothingThatIsServed() throws Exception {
        answer(unauthorized());
        assertThat(ask()).doesNotContain(Endpoint.KEY);
        for (String path :
                new String[] {
                    "", "/health", "/health/liveness", "/health/readiness", "/prometheus"
                }) {
            assertThat(get("/actuator" + path)).isNotEmpty().doesNotContain(Endpoint.KEY);
        }
    }

    private void standsInFor(String reason) throws Exception {
        long began = System.nanoTime();
        JsonNode reply = new JsonMapper().readTree(ask());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(reply.at("/provenance/fallback").asString()).isEqualTo(reason);
        assertThat(reply.at("/provenance/writer").asString()).isEqualTo("extractive");
        assertThat(reply.at("/text").asString()).isEqualTo(Mill.BUILT);
        assertThat(reply.at("/citations/0/quote").asString()).isEqualTo(Mill.BUILT);
        assertThat(took).isLessThan(DEADLINE.plus(MARGIN));
    }

    private static ResponseDefinitionBuilder unauthorized() {
        return status(401).withBody("Incorrect API key provided: " + Endpoint.KEY);
    }

    private static void answer(ResponseDefinitionBuilder response) {
        MODEL.stubFor(post(anyUrl()).willReturn(response));
    }

    private static ResponseDefinitionBuilder stream(String body) {
        return stream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseDefinitionBuilder stream(byte[] body) {
        return ok().withBody(body).withHeader("Content-Type", "text/event-stream");
    }

    private static byte[] latin() {
        return whole(json(claim("In 1810 the mill ü was built.", 1)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String ask() throws Exception {
        HttpRequest request =
                to("/v1/answers")
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"question\": \"When was the mill built?\", \"debug\": true}"))
                        .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private String get(String path) throws Exception {
        return client.send(to(path).build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
