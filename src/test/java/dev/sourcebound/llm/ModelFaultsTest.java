package dev.sourcebound.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.sourcebound.llm.ModelAnswers.begun;
import static dev.sourcebound.llm.ModelAnswers.claim;
import static dev.sourcebound.llm.ModelAnswers.done;
import static dev.sourcebound.llm.ModelAnswers.finish;
import static dev.sourcebound.llm.ModelAnswers.json;
import static dev.sourcebound.llm.ModelAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.Written;
import dev.sourcebound.answer.Written.Fallback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Whatever a model does, the writer ends within its deadline and says why; what was whole and true
/// before is shown.
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class ModelFaultsTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String TRUE = "In 1810 the mill was built.";

    @RegisterExtension
    private static final WireMockExtension MODEL =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private final CheckingEditor editor = new CheckingEditor();

    @ParameterizedTest
    @CsvSource({
        "401, MODEL_UNAUTHORIZED",
        "403, MODEL_UNAUTHORIZED",
        "404, MODEL_REJECTED",
        "400, MODEL_REJECTED",
        "408, MODEL_TIMEOUT",
        "429, MODEL_OVERLOADED",
        "500, MODEL_FAILED",
        "502, MODEL_FAILED",
        "503, MODEL_OVERLOADED",
        "302, MODEL_REJECTED"
    })
    void aStatusIsAReason(int status, Fallback reason, CapturedOutput output) {
        String body = "Incorrect API key provided: " + Endpoint.KEY;
        answer(status(status).withBody(body).withHeader("Location", MODEL.baseUrl() + "/away"));
        assertThat(write(Map.of()).fallback()).isEqualTo(reason);
        assertThat(editor.shown).isEmpty();
        assertThat(output).doesNotContain(Endpoint.KEY);
    }

    static Stream<Arguments> brokenAnswers() {
        return Stream.of(
                arguments("nothing at all", "", Fallback.MODEL_CUT_OFF),
                arguments("an empty answer", whole(""), Fallback.MODEL_SILENT),
                arguments(
                        "prose",
                        whole("Sure! The mill was built in 1810."),
                        Fallback.MODEL_MALFORMED),
                arguments(
                        "another schema",
                        whole("{\"answer\":\"In 1810.\"}"),
                        Fallback.MODEL_MALFORMED),
                arguments(
                        "a claim of another form",
                        whole("{\"claims\":[\"In 1810.\"]}"),
                        Fallback.MODEL_MALFORMED),
                arguments(
                        "a claim without excerpt",
                        whole(json(claim(TRUE))),
                        Fallback.MODEL_MALFORMED),
                arguments(
                        "a claim without text",
                        whole("{\"claims\":[{\"excerpts\":[1]}]}"),
                        Fallback.MODEL_MALFORMED),
                arguments(
                        "a number in words",
                        whole("{\"claims\":[{\"text\":\"x\",\"excerpts\":[\"1\"]}]}"),
                        Fallback.MODEL_MALFORMED),
                arguments(
                        "a huge number",
                        whole("{\"claims\":[{\"text\":\"x\",\"excerpts\":[99999999999]}]}"),
                        Fallback.MODEL_MALFORMED),
                arguments(
                        "a field twice",
                        whole("{\"claims\":[{\"text\":\"x\",\"text\":\"y\",\"excerpts\":[1]}]}"),
                        Fallback.MODEL_MALFORMED),
                arguments(
                        "more after the end",
                        whole(json() + "Anything else?"),
                        Fallback.MODEL_MALFORMED),
                arguments("JSON that ends early", whole("{\"claims\":["), Fallback.MODEL_MALFORMED),
                arguments(
                        "events that are no JSON",
                        "data: {broken\n\n" + done(),
                        Fallback.MODEL_MALFORMED),
                arguments(
                        "a filter",
                        begun("{\"cl") + finish("content_filter") + done(),
                        Fallback.MODEL_FILTERED),
                arguments(
                        "a stream cut in a sentence",
                        begun("{\"claims\":[{\"text\":\"The mi"),
                        Fallback.MODEL_CUT_OFF),
                arguments(
                        "a limit reached in a sentence",
                        begun("{\"claims\":[{\"text\":\"The mi") + finish("length") + done(),
                        Fallback.MODEL_CUT_OFF),
                arguments(
                        "a claim without end",
                        whole("{\"claims\":[{\"text\":\"" + "more ".repeat(10_000)),
                        Fallback.MODEL_ENDLESS),
                arguments(
                        "claims without end",
                        whole(
                                json(
                                        claim("It rains.", 1),
                                        claim("It pours.", 1),
                                        claim("It hails.", 1),
                                        claim("It snows.", 1),
                                        claim("It drips.", 1),
                                        claim("It blows.", 1),
                                        claim("It ends.", 1))),
                        Fallback.MODEL_ENDLESS),
                arguments(
                        "an event without end",
                        "data: " + "x".repeat(5 << 20),
                        Fallback.MODEL_ENDLESS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenAnswers")
    void anAnswerThatIsBrokenIsAReason(String what, String body, Fallback reason) {
        answer(stream(body));
        assertThat(write(Map.of()).fallback()).as(what).isEqualTo(reason);
        assertThat(editor.shown).isEmpty();
    }

    @Test
    void aFilterThatRefusesTheRequestIsToldApart() {
        answer(status(400).withBody("{\"error\":{\"code\":\"content_filter\"}}"));
        assertThat(write(Map.of()).fallback()).isEqualTo(Fallback.MODEL_FILTERED);
    }

    @Test
    void anotherLanguageIsNotShown() {
        answer(stream(whole(json(claim("Die Mühle wurde 1810 von fleißigen Leuten gebaut.", 1)))));
        assertThat(write(Map.of()).fallback()).isEqualTo(Fallback.UNGROUNDED);
        assertThat(editor.dropped).containsExactly(Failure.OTHER_LANGUAGE);
    }

    @Test
    void anotherEncodingIsNotShown() {
        byte[] latin =
                whole(json(claim("In 1810 the mill – was built.", 1).replace('–', 'ü')))
                        .getBytes(StandardCharsets.ISO_8859_1);
        answer(ok().withBody(latin).withHeader("Content-Type", "text/event-stream"));
        assertThat(write(Map.of()).fallback()).isEqualTo(Fallback.UNGROUNDED);
        assertThat(editor.dropped).containsExactly(Failure.HIDDEN_CHARACTERS);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTION_RESET_BY_PEER, MODEL_CUT_OFF",
        "EMPTY_RESPONSE, MODEL_CUT_OFF",
        "MALFORMED_RESPONSE_CHUNK, MODEL_CUT_OFF",
        "RANDOM_DATA_THEN_CLOSE, MODEL_CUT_OFF"
    })
    void aBrokenConnectionIsAReason(Fault fault, Fallback reason) {
        answer(aResponse().withFault(fault));
        assertThat(write(Map.of()).fallback()).isEqualTo(reason);
    }

    @Test
    void anEndpointThatIsNotThereIsAReason() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(write("http://127.0.0.1:" + closed + "/v1", Map.of()).fallback())
                .isEqualTo(Fallback.MODEL_UNREACHABLE);
    }

    @Test
    void aNameThatDoesNotResolveIsAReason() {
        assertThat(write("http://nowhere.invalid/v1", Map.of()).fallback())
                .isEqualTo(Fallback.MODEL_UNREACHABLE);
    }

    @Test
    void aModelThatDoesNotBeginIsLeft() {
        answer(stream(whole(json(claim(TRUE, 1)))).withFixedDelay(20_000));
        assertThat(write(Map.of("first-byte-timeout", "300ms")).fallback())
                .isEqualTo(Fallback.MODEL_TIMEOUT);
    }

    /// For longer than it may be silent, in the one field or the other.
    @ParameterizedTest
    @ValueSource(strings = {"reasoning_content", "reasoning"})
    void aModelThatThinksIsNotSilent(String field) {
        String thought =
                "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"%s\":\"It burned down twice.\"},\"finish_reason\":null}]}\n\n"
                        .formatted(field);
        answer(
                stream(thought.repeat(100) + whole(json(claim(TRUE, 1))))
                        .withChunkedDribbleDelay(50, 5_000));
        Map<String, String> given =
                Map.of("first-byte-timeout", "2s", "idle-timeout", "2s", "deadline", "60s");
        assertThat(write(given).fallback()).isNull();
        assertThat(editor.shown).containsExactly(TRUE);
        assertThat(editor.dropped).isEmpty();
    }

    @Test
    void aModelThatStopsInTheMiddleIsLeft() throws Exception {
        try (StallingModel model = new StallingModel(begun("{\"claims\":[" + claim(TRUE, 1)))) {
            assertThat(write(model.baseUrl(), Map.of("idle-timeout", "300ms")).fallback())
                    .isEqualTo(Fallback.MODEL_TIMEOUT);
            assertThat(model.wasLeft()).isTrue();
        }
        assertThat(editor.shown).containsExactly(TRUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: {}\n\n"})
    void whoeverLeavesStopsTheModel(String beginning) throws Exception {
        try (StallingModel model = new StallingModel(beginning)) {
            Map<String, String> patient =
                    Map.of("deadline", "60s", "first-byte-timeout", "60s", "idle-timeout", "60s");
            CompletableFuture<Throwable> stopped = new CompletableFuture<>();
            Thread answering =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    write(model.baseUrl(), patient);
                                } catch (CancellationException stop) {
                                    stopped.complete(stop);
                                }
                            });
            assertThat(model.wasAsked()).isTrue();
            answering.interrupt();
            assertThat(model.wasLeft()).isTrue();
            assertThat(stopped.join()).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void theDeadlineHoldsHoweverLivelyTheModelIs() {
        answer(
                stream(begun("{\"claims\":[{\"text\":\"" + "a".repeat(5_000)))
                        .withChunkedDribbleDelay(200, 20_000));
        Map<String, String> given = Map.of("deadline", "1s", "idle-timeout", "5s");
        assertThat(write(given).fallback()).isEqualTo(Fallback.MODEL_TIMEOUT);
    }

    @Test
    void whatBroughtNothingIsTriedAgainWhenTheModelSaysSo() {
        MODEL.stubFor(
                post(urlEqualTo(PATH))
                        .inScenario("busy")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(status(429).withHeader("Retry-After", "1"))
                        .willSetStateTo("free"));
        MODEL.stubFor(
                post(urlEqualTo(PATH))
                        .inScenario("busy")
                        .whenScenarioStateIs("free")
                        .willReturn(stream(whole(json(claim(TRUE, 1))))));
        long began = System.nanoTime();
        assertThat(write(Map.of("retries", "1")).fallback()).isNull();
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(1_000_000_000L);
        assertThat(editor.shown).containsExactly(TRUE);
    }

    @Test
    void aWaitBeyondTheDeadlineIsNotMade() {
        answer(status(429).withHeader("Retry-After", "3600"));
        assertThat(write(Map.of("retries", "3")).fallback()).isEqualTo(Fallback.MODEL_OVERLOADED);
        MODEL.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void whatBroughtSomethingIsNotTriedAgain() {
        answer(stream(begun("{\"claims\":[{\"text\":\"The mi")));
        assertThat(write(Map.of("retries", "3")).fallback()).isEqualTo(Fallback.MODEL_CUT_OFF);
        MODEL.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void whatWillNotPassIsNotTriedAgain() {
        answer(status(401));
        write(Map.of("retries", "3"));
        MODEL.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void anEndpointThatIsIllIsLeftAlone() {
        answer(status(500));
        try (Endpoint endpoint = new Endpoint(MODEL.baseUrl() + "/v1", Map.of())) {
            for (int i = 0; i < 5; i++) {
                endpoint.write(new CheckingEditor());
            }
            assertThat(endpoint.write(editor).fallback()).isEqualTo(Fallback.MODEL_RESTING);
        }
        MODEL.verify(5, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void aKeyIsInNoMessage(CapturedOutput output) {
        answer(status(401).withBody(Endpoint.KEY));
        try (Endpoint endpoint = new Endpoint(MODEL.baseUrl() + "/v1", Map.of())) {
            endpoint.write(editor);
            assertThat(endpoint.settings.toString()).doesNotContain(Endpoint.KEY);
            assertThat(endpoint.writer.label()).doesNotContain(Endpoint.KEY);
            assertThat(endpoint.registry.getMeters().toString()).doesNotContain(Endpoint.KEY);
        }
        assertThat(output).doesNotContain(Endpoint.KEY);
    }

    private static void answer(ResponseDefinitionBuilder response) {
        MODEL.stubFor(post(urlEqualTo(PATH)).willReturn(response));
    }

    private static ResponseDefinitionBuilder stream(String body) {
        return ok(body).withHeader("Content-Type", "text/event-stream");
    }

    private Written write(Map<String, String> given) {
        return write(MODEL.baseUrl() + "/v1", given);
    }

    private Written write(String baseUrl, Map<String, String> given) {
        try (Endpoint endpoint = new Endpoint(baseUrl, given)) {
            return endpoint.write(editor);
        }
    }
}
