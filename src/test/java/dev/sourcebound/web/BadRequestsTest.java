package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice.Test
class BadRequestsTest {

    private static final String SECRET = "zephyr";

    @Autowired private WebTestClient client;

    static Stream<Arguments> answersThatCannotBeGiven() {
        return Stream.of(
                arguments("{}", "question", "'question' is missing."),
                arguments("{\"question\": null}", "question", "'question' is missing."),
                arguments("{\"question\": \"\"}", "question", "'question' is blank"),
                arguments("{\"question\": \" \\n\\t\"}", "question", "'question' is blank"),
                arguments(
                        question("q".repeat(2_001)),
                        "question",
                        "'question' has 2001 characters (UTF-16 code units), at most 2000 are read"),
                arguments(question("q".repeat(100_000)), "question", "'question' has 100000"),
                arguments(question("ab\\u0000c"), "question", "has the character NUL at offset 2"),
                arguments(
                        question("\\ud83d"),
                        "question",
                        "has half of a surrogate pair at offset 0"),
                arguments(
                        question("\\ud83d\\ude00\\ude00"),
                        "question",
                        "has half of a surrogate pair at offset 2"),
                arguments("{\"question\": 5}", "question", "'question' must be a string."),
                arguments("{\"question\": true}", "question", "'question' must be a string."),
                arguments("{\"question\": [\"a\"]}", "question", "'question' must be a string."),
                arguments("{\"question\": {}}", "question", "'question' must be a string."),
                arguments(
                        "{\"question\": \"a\", \"qestion\": 1}",
                        "qestion",
                        "There is no field 'qestion'; there are: conversation, debug, history, question,"
                                + " sources."),
                arguments(with("\"history\": \"x\""), "history", "'history' must be an array."),
                arguments(with("\"history\": {}"), "history", "'history' must be an array."),
                arguments(
                        with("\"history\": [5]"), "history[0]", "'history[0]' must be an object."),
                arguments(with("\"history\": [null]"), "history[0]", "'history[0]' is missing."),
                arguments(
                        with("\"history\": [{\"content\": \"a\"}]"),
                        "history[0].role",
                        "'history[0].role' is missing."),
                arguments(
                        with("\"history\": [{\"role\": \"system\", \"content\": \"a\"}]"),
                        "history[0].role",
                        "'history[0].role' must be \"user\" or \"assistant\"."),
                arguments(
                        with("\"history\": [{\"role\": 0, \"content\": \"a\"}]"),
                        "history[0].role",
                        "must be \"user\" or \"assistant\"."),
                arguments(
                        with("\"history\": [{\"role\": \"user\"}]"),
                        "history[0].content",
                        "'history[0].content' is missing."),
                arguments(
                        with(turns(1, "c".repeat(20_001))),
                        "history[0].content",
                        "'history[0].content' has 20001 characters (UTF-16 code units), at most"
                                + " 20000"),
                arguments(
                        with(turns(101, "a")),
                        "history",
                        "'history' has 101 turns, at most 100 are read"),
                arguments(
                        with("\"history\": [{\"role\": \"user\", \"content\": \"a\", \"x\": 1}]"),
                        "history[0].x",
                        "There is no field 'history[0].x'; there are: content, role."),
                arguments(
                        with("\"conversation\": \"c-1\""),
                        "conversation",
                        "'conversation' must match [A-Za-z0-9_-]{16,64}; take an id"),
                arguments(
                        with(turns(1, "a") + ", \"conversation\": \"cccccccccccccccc-1\""),
                        "conversation",
                        "'conversation' and 'history' are both given"),
                arguments(with("\"conversation\": 7"), "conversation", "must be a string."),
                arguments(with("\"debug\": \"yes\""), "debug", "'debug' must be true or false."),
                arguments(with("\"sources\": \"ferry\""), "sources", "'sources' must be an array."),
                arguments(
                        with("\"sources\": [\"ferry\", 1]"),
                        "sources[1]",
                        "'sources[1]' must be a string."),
                arguments(
                        with("\"sources\": [\"ferry\", null]"),
                        "sources[1]",
                        "'sources[1]' is missing."),
                arguments(
                        with("\"sources\": [\"ferry\", \"boat<\\u0007>\"]"),
                        "sources[1]",
                        "There is no source 'boat<?>'; GET /v1/sources"),
                arguments(
                        with("\"sources\": [\"%s\"]".formatted("s".repeat(300))),
                        "sources[0]",
                        "There is no source '" + "s".repeat(60) + "...'; GET"));
    }

    @ParameterizedTest
    @MethodSource("answersThatCannotBeGiven")
    void namesTheFieldAndTheLimit(String body, String field, String detail) {
        expectField("/v1/answers", body, field, detail);
    }

    static Stream<Arguments> bodiesThatAreNoRequest() {
        return Stream.of(
                arguments("", "The body is empty"),
                arguments("null", "The body is empty"),
                arguments("{\"question\": \"%s\"".formatted(SECRET), "line 1, column 22"),
                arguments("{\n\"question\": \"%s\",,}".formatted(SECRET), "line 2, column 22"),
                arguments("{\"question\": %s}".formatted(SECRET), "is not valid JSON in UTF-8"),
                arguments("{\"%s\": 1, \"%s\": 2}".formatted(SECRET, SECRET), "is not valid JSON"),
                arguments("{'question': '%s'}".formatted(SECRET), "is not valid JSON"),
                arguments("[\"%s\"]".formatted(SECRET), "must be one JSON object"),
                arguments("\"%s\"".formatted(SECRET), "must be one JSON object"),
                arguments("42", "must be one JSON object"),
                arguments("{\"question\": \"%s\"} {}".formatted(SECRET), "and nothing after it"),
                arguments("[".repeat(10_000), "must be one JSON object"),
                arguments("{\"history\": " + "[".repeat(50_000), "must be an object"),
                arguments("{\"history\": [{\"a\": " + "[".repeat(100), "far beyond"),
                arguments("{\"question\": " + "9".repeat(10_000) + "}", "far beyond"),
                arguments("{\"" + "n".repeat(5_000) + "\": 1}", "far beyond"));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoRequest")
    void saysWhereTheBodyBreaksAndNeverRepeatsIt(String body, String detail) {
        expect(400, "invalid_request", "/v1/answers", body)
                .jsonPath("$.detail")
                .value(
                        String.class,
                        told -> assertThat(told).contains(detail).doesNotContain(SECRET));
    }

    static Stream<Arguments> searchesThatCannotBeMade() {
        return Stream.of(
                arguments("{}", "question", "'question' is missing."),
                arguments(with("\"limit\": 0"), "limit", "'limit' must be 1 to 100, got 0."),
                arguments(with("\"limit\": 101"), "limit", "'limit' must be 1 to 100, got 101."),
                arguments(with("\"limit\": \"5\""), "limit", "'limit' must be a whole number."),
                arguments(with("\"limit\": 1.5"), "limit", "'limit' must be a whole number."),
                arguments(with("\"limit\": 3000000000"), "limit", "'limit' must be a whole number"),
                arguments(with("\"sources\": [\"boat\"]"), "sources[0]", "no source 'boat'"),
                arguments(with("\"history\": []"), "history", "There is no field 'history'"));
    }

    @ParameterizedTest
    @MethodSource("searchesThatCannotBeMade")
    void namesTheFieldOfASearch(String body, String field, String detail) {
        expect(400, "invalid_request", "/v1/passages", body)
                .jsonPath("$.field")
                .isEqualTo(field)
                .jsonPath("$.detail")
                .value(String.class, told -> assertThat(told).contains(detail));
    }

    static Stream<Arguments> checksThatCannotBeMade() {
        return Stream.of(
                arguments("{}", "text", "'text' is missing."),
                arguments("{\"text\": \" \"}", "text", "'text' is blank"),
                arguments("{\"text\": 5}", "text", "'text' must be a string."),
                arguments(
                        text("t".repeat(20_001)),
                        "text",
                        "'text' has 20001 characters (UTF-16 code units), at most 20000 are read"),
                arguments(
                        text("It rains. ".repeat(201)),
                        "text",
                        "'text' has 201 sentences, at most 200 are checked; send it in parts."),
                arguments(text("a\\u0000"), "text", "has the character NUL at offset 1"),
                arguments(
                        "{\"text\": \"a\", \"sources\": [\"boat\"]}",
                        "sources[0]",
                        "no source 'boat'"),
                arguments(
                        "{\"text\": \"a\", \"source\": []}",
                        "source",
                        "There is no field 'source'; there are: gate, sources, text."),
                arguments("{\"text\": \"a\", \"gate\": \"yes\"}", "gate", "gate"));
    }

    @ParameterizedTest
    @MethodSource("checksThatCannotBeMade")
    void namesTheFieldOfACheck(String body, String field, String detail) {
        expectField("/v1/checks", body, field, detail);
    }

    @Test
    void refusesABodyOverTheLimit() {
        expect(413, "too_large", "/v1/answers", question("q".repeat(262_144)))
                .jsonPath("$.detail")
                .value(String.class, told -> assertThat(told).contains("larger than 262144 bytes"));
    }

    @Test
    void readsABodyJustUnderTheLimit() {
        expect(400, "invalid_request", "/v1/answers", question("q".repeat(262_144 - 16)))
                .jsonPath("$.detail")
                .value(String.class, told -> assertThat(told).contains("has 262128 characters"));
    }

    @Test
    void takesOnlyJson() {
        client.post()
                .uri("/v1/answers")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(question("a"))
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .valueEquals("Accept", "application/json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_request")
                .jsonPath("$.detail")
                .isEqualTo("The body must be application/json.");
    }

    @Test
    void makesOnlyJsonAndEvents() {
        client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_XML)
                .bodyValue(question("a"))
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .value(
                        String.class,
                        told -> assertThat(told).contains("application/json, text/event-stream"));
    }

    @Test
    void saysWhichMethodIsAllowed() {
        client.method(HttpMethod.PUT)
                .uri("/v1/answers")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "POST")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("PUT is not possible here; POST is.");
    }

    @Test
    void aProblemHasEveryFieldInAFixedOrder() {
        client.get()
                .uri("/v1/nowhere?question=zephyr")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .isEqualTo(
                        """
                        {"detail":"There is nothing at this address; /openapi.json lists what there is.",\
                        "instance":"/v1/nowhere","status":404,"title":"Not Found",\
                        "type":"about:blank","code":"not_found"}\
                        """);
    }

    private WebTestClient.BodyContentSpec expect(
            int status, String code, String path, String body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.status")
                .isEqualTo(status);
    }

    private static String question(String text) {
        return "{\"question\": \"%s\"}".formatted(text);
    }

    private static String text(String text) {
        return "{\"text\": \"%s\"}".formatted(text);
    }

    private static String with(String field) {
        return "{\"question\": \"a\", %s}".formatted(field);
    }

    private void expectField(String path, String body, String field, String detail) {
        expect(400, "invalid_request", path, body)
                .jsonPath("$.field")
                .isEqualTo(field)
                .jsonPath("$.detail")
                .value(String.class, told -> assertThat(told).contains(detail));
    }

    private static String turns(int count, String content) {
        String turn = "{\"role\": \"user\", \"content\": \"%s\"}".formatted(content);
        return "\"history\": [%s]".formatted(String.join(", ", Collections.nCopies(count, turn)));
    }
}
