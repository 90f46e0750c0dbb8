package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/// The bytes of the endpoint of OpenAI's form, where a client would not show them.
@WebSlice.Test
class OpenAiWireTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String ASK =
            "\"messages\": [{\"role\": \"user\", \"content\": \"When?\"}]";

    @Autowired private WebTestClient client;
    @Autowired private ScriptedAnswerer answerer;

    @BeforeEach
    void script() {
        answerer.script("Refused?", (_, _) -> Samples.REFUSAL);
    }

    static Stream<Arguments> requestsThatCannotBeMet() {
        return Stream.of(
                arguments("{}", "model", "'model' is missing."),
                arguments("{\"model\": \"sourcebound\"}", "messages", "'messages' is missing."),
                arguments(messages(""), "messages", "must end with one of role \"user\""),
                arguments(
                        messages("{\"role\": \"system\", \"content\": \"a\"}"),
                        "messages",
                        "must end with one of role \"user\""),
                arguments(
                        messages("{\"role\": \"assistant\", \"content\": \"a\"}"),
                        "messages",
                        "must end with one of role \"user\""),
                arguments(messages("null"), "messages[0]", "is missing"),
                arguments(messages("{\"content\": \"a\"}"), "messages[0].role", "is missing"),
                arguments(
                        messages("{\"role\": \"root\", \"content\": \"a\"}"),
                        "messages[0].role",
                        "must be \"system\", \"developer\""),
                arguments(user("\" \""), "messages[0].content", "is blank"),
                arguments(user("5"), "messages[0].content", "must be a string or an array"),
                arguments(
                        user("[{\"type\": \"image_url\", \"image_url\": {\"url\": \"x\"}}]"),
                        "messages[0].content[0]",
                        "only text is read"),
                arguments(
                        user("\"" + "q".repeat(2_001) + "\""),
                        "messages[0].content",
                        "has 2001 characters (UTF-16 code units), at most 2000 are read"),
                arguments(with("\"n\": 2"), "n", "send 1"),
                arguments(with("\"n\": \"2\""), "n", "must be a whole number"),
                arguments(with("\"logprobs\": true"), "logprobs", "leave it out"),
                arguments(
                        with("\"response_format\": {\"type\": \"json_object\"}"),
                        "response_format",
                        "an answer is text"),
                arguments(with("\"modalities\": [\"audio\"]"), "modalities", "an answer is text"),
                arguments(with("\"stop\": \"\\n\""), "stop", "shown whole"),
                arguments(with("\"stop\": [\"a\"]"), "stop", "shown whole"),
                arguments(with("\"stop\": 5"), "stop", "shown whole"),
                arguments(with("\"stop\": {}"), "stop", "shown whole"),
                arguments(with("\"stream\": \"yes\""), "stream", "must be true or false"),
                arguments(with("\"tool_choice\": \"required\""), "tool_choice", "no tool"),
                arguments(
                        with("\"tool_choice\": {\"type\": \"function\"}"),
                        "tool_choice",
                        "no tool"),
                arguments(
                        with("\"function_call\": {\"name\": \"f\"}"),
                        "function_call",
                        "no function"),
                arguments(
                        with("\"stream_options\": {\"include_usage\": true}"),
                        "stream_options",
                        "only where 'stream' is true"),
                arguments(
                        with("\"sourcebound\": {\"sources\": [\"x\"]}"),
                        "sourcebound.sources[0]",
                        "There is no source 'x'"));
    }

    @ParameterizedTest
    @MethodSource("requestsThatCannotBeMet")
    void namesTheFieldInThatApisForm(String body, String param, String message) {
        WebTestClient.BodyContentSpec told = failed(body, 400);
        told.jsonPath("$.error.type").isEqualTo("invalid_request_error");
        told.jsonPath("$.error.code").isEqualTo("invalid_request");
        told.jsonPath("$.error.param").isEqualTo(param);
        told.jsonPath("$.error.message")
                .value(String.class, text -> assertThat(text).contains(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"model\": ", "[]", "", "nonsense"})
    void brokenJsonIsToldInThatApisForm(String body) {
        failed(body, 400).jsonPath("$.error.param").isEmpty();
    }

    @Test
    void anUnknownModelIsNotFound() {
        failed(with("\"model\": \"gpt-0\"").replace("\"model\": \"sourcebound\", ", ""), 404)
                .jsonPath("$.error.code")
                .isEqualTo("model_not_found");
    }

    @Test
    void aBodyThatIsTooLargeIsToldInThatApisForm() {
        failed(user("\"" + "q".repeat(300_000) + "\""), 413)
                .jsonPath("$.error.code")
                .isEqualTo("too_large");
    }

    @Test
    void whatIsNotThereIsToldInThatApisForm() {
        client.get()
                .uri("/v1/chat/completions/chatcmpl-1")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error.type")
                .isEqualTo("invalid_request_error");
        client.method(HttpMethod.DELETE)
                .uri("/v1/models/sourcebound")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectBody()
                .jsonPath("$.error.message")
                .value(String.class, text -> assertThat(text).contains("DELETE"));
    }

    @Test
    void whatOnlyAdvisesALanguageModelIsNotLookedAt() {
        post(with(
                        "\"temperature\": 0.2, \"seed\": 7, \"stop\": [], \"n\": 1,"
                                + " \"tool_choice\": \"auto\", \"user\": \"u\","
                                + " \"max_completion_tokens\": 5, \"logit_bias\": {\"1\": 1},"
                                + " \"response_format\": {\"type\": \"text\"},"
                                + " \"tools\": [{\"type\": \"function\", \"function\": "
                                + "{\"a\": ".repeat(40)
                                + "1"
                                + "}".repeat(40)
                                + "}], \"of_the_future\": true"))
                .expectStatus()
                .isOk();
    }

    @Test
    void partsAndRefusalsAndToolsOfEarlierTurnsAreRead() {
        String body =
                messages(
                        """
                        {"role": "user", "content": [{"type": "text", "text": "A"}, {"type": "text", "text": "B"}]},
                        {"role": "assistant", "content": null, "refusal": "I do not know."},
                        {"role": "tool", "tool_call_id": "1", "content": "ignored"},
                        {"role": "assistant", "content": [{"type": "refusal", "refusal": "No."}]},
                        {"role": "assistant", "content": null, "tool_calls": []},
                        {"role": "user", "content": "%s"},
                        {"role": "user", "content": "When?"},
                        {"role": "system", "content": "ignored"}\
                        """
                                .formatted("l".repeat(20_001)));
        post(body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sourcebound.standalone_question")
                .isEqualTo(
                        "When? (after [Turn[role=USER, content=A\nB], Turn[role=ASSISTANT, content=I do"
                                + " not know.], Turn[role=ASSISTANT, content=No.]])");
    }

    @Test
    void aStreamHasTheRoleFirstAndDoneLast() {
        List<String> data = stream(with("\"stream\": true"));
        assertThat(data.getFirst()).contains("\"delta\":{\"role\":\"assistant\",\"content\":\"\"}");
        assertThat(data.get(1))
                .contains(
                        "\"delta\":{\"content\":\"The ferry crosses at nine.\",\"annotations\":[{");
        assertThat(data.get(2))
                .contains(
                        "\"delta\":{\"content\":\" It takes forty minutes.\"",
                        "\"start_index\":27,\"end_index\":50");
        assertThat(data.get(3))
                .contains("\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"");
        assertThat(data).hasSize(5).last().isEqualTo("[DONE]");
        assertThat(data).noneMatch(each -> each.contains("\"usage\":null"));
    }

    @Test
    void theUsageComesBeforeDoneAndIsNullBefore() {
        List<String> data =
                stream(
                        with(
                                "\"stream\": true, \"stream_options\": {\"include_usage\":"
                                        + " true}"));
        assertThat(data.subList(0, data.size() - 2))
                .allMatch(each -> each.contains("\"usage\":null"));
        assertThat(data.get(data.size() - 2))
                .contains(
                        "\"choices\":[],\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}");
    }

    @Test
    void aRefusalIsStreamedAsOne() {
        List<String> data =
                stream(
                        messages("{\"role\": \"user\", \"content\": \"Refused?\"}")
                                .replace("{\"model\"", "{\"stream\": true, \"model\""));
        assertThat(data.get(1)).contains("\"delta\":{\"refusal\":\"The sources do not say.\"}");
        assertThat(data).hasSize(4);
    }

    private List<String> stream(String body) {
        String text =
                new String(
                        post(body)
                                .expectStatus()
                                .isOk()
                                .expectHeader()
                                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                                .expectBody()
                                .returnResult()
                                .getResponseBodyContent(),
                        StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5))
                .toList();
    }

    private WebTestClient.BodyContentSpec failed(String body, int status) {
        return post(body)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody();
    }

    private WebTestClient.ResponseSpec post(String body) {
        return client.post()
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static String messages(String messages) {
        return "{\"model\": \"sourcebound\", \"messages\": [%s]}".formatted(messages);
    }

    private static String user(String content) {
        return messages("{\"role\": \"user\", \"content\": %s}".formatted(content));
    }

    private static String with(String field) {
        return "{\"model\": \"sourcebound\", %s, %s}".formatted(ASK, field);
    }
}
