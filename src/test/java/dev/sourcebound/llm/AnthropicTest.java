package dev.sourcebound.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.sourcebound.llm.ModelAnswers.claim;
import static dev.sourcebound.llm.ModelAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sourcebound.answer.Usage;
import dev.sourcebound.answer.Written;
import dev.sourcebound.answer.Written.Fallback;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/// A provider with a protocol of its own, so that the writer is bound to none.
class AnthropicTest {

    private static final String PATH = "/v1/messages";
    private static final String TRUE = "In 1810 the mill was built.";

    @RegisterExtension
    private static final WireMockExtension MODEL =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private final CheckingEditor editor = new CheckingEditor();

    @Test
    void itsStreamIsReadClaimByClaim() {
        answer(ok(stream("[1] " + TRUE + "\n", "[1] The mill was sold.\nEND")));
        Written written = write("lines");
        assertThat(written.fallback()).isNull();
        assertThat(editor.shown).containsExactly(TRUE);
        Usage usage = written.usage();
        assertThat(usage).isNotNull();
        assertThat(usage.inputTokens()).isEqualTo(90);
        assertThat(usage.outputTokens()).isEqualTo(20);
        MODEL.verify(
                postRequestedFor(urlEqualTo(PATH))
                        .withHeader("x-api-key", equalTo(Endpoint.KEY))
                        .withRequestBody(matchingJsonPath("$.model", equalTo("m"))));
    }

    @Test
    void itIsAskedByASchemaWhereNothingElseIsSet() {
        answer(
                ok(
                        stream(
                                json(claim(TRUE, 1), claim("It burned down twice.", 1))
                                        .split("(?<=\\G.{7})"))));
        Written written = write("auto");
        assertThat(written.fallback()).isNull();
        assertThat(editor.shown).containsExactly(TRUE, "It burned down twice.");
        MODEL.verify(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.output_config.format.type", equalTo("json_schema")))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.output_config.format.schema.properties.claims.items.additionalProperties",
                                        equalTo("false"))));
    }

    @Test
    void aModelWithoutSchemasIsAskedForLines() {
        answer(ok(stream("[1] " + TRUE + "\nEND")));
        MODEL.stubFor(
                post(urlEqualTo(PATH))
                        .withRequestBody(matchingJsonPath("$.output_config"))
                        .willReturn(status(400)));
        assertThat(write("auto").fallback()).isNull();
        assertThat(editor.shown).containsExactly(TRUE);
        MODEL.verify(2, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void aStreamThatIsCutIsSeenAtOnce() {
        answer(ok(begun("{\"claims\":[" + claim(TRUE, 1) + ",{\"text\":\"The mi")));
        assertThat(write("auto").fallback()).isEqualTo(Fallback.MODEL_CUT_OFF);
        assertThat(editor.shown).containsExactly(TRUE);
    }

    @Test
    void aRefusalIsAFilter() {
        answer(ok(begun("{\"claims\":[{\"text\":\"The mi") + ended("refusal")));
        assertThat(write("auto").fallback()).isEqualTo(Fallback.MODEL_FILTERED);
        assertThat(editor.shown).isEmpty();
    }

    @Test
    void itsFailuresAreTheSameReasons() {
        answer(status(529));
        assertThat(write("lines").fallback()).isEqualTo(Fallback.MODEL_OVERLOADED);
        answer(status(401));
        assertThat(write("lines").fallback()).isEqualTo(Fallback.MODEL_UNAUTHORIZED);
    }

    private Written write(String format) {
        Map<String, String> given = Map.of("provider", "anthropic", "format", format);
        try (Endpoint endpoint = new Endpoint(MODEL.baseUrl() + "/v1", given)) {
            return endpoint.write(editor);
        }
    }

    private static void answer(ResponseDefinitionBuilder response) {
        MODEL.stubFor(
                post(urlEqualTo(PATH))
                        .willReturn(response.withHeader("Content-Type", "text/event-stream")));
    }

    private static String stream(String... pieces) {
        return begun(pieces) + ended("end_turn");
    }

    private static String ended(String reason) {
        StringBuilder events = new StringBuilder();
        event(events, "content_block_stop", "\"index\":0");
        event(
                events,
                "message_delta",
                "\"delta\":{\"stop_reason\":\"%s\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":20}"
                        .formatted(reason));
        events.append("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
        return events.toString();
    }

    /// The events that begin a message, a `ping` among them, as "Streaming messages" on
    /// platform.claude.com shows them.
    private static String begun(String... pieces) {
        StringBuilder events = new StringBuilder();
        event(
                events,
                "message_start",
                "\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"model\":\"m\",\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":90,\"output_tokens\":1}}");
        event(
                events,
                "content_block_start",
                "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}");
        events.append("event: ping\ndata: {\"type\": \"ping\"}\n\n");
        for (String piece : pieces) {
            event(
                    events,
                    "content_block_delta",
                    "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":%s}"
                            .formatted(new JsonMapper().writeValueAsString(piece)));
        }
        return events.toString();
    }

    private static void event(StringBuilder events, String type, String fields) {
        events.append("event: %s\ndata: {\"type\":\"%s\",%s}\n\n".formatted(type, type, fields));
    }
}
