package dev.sourcebound.evaluation;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sourcebound.evaluation.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A server whose replies are written down, and what the reference scorer prints of them.
class EvaluateOverHttpTest {

    private static final Path SCORED = Path.of("src/test/resources/evaluation/scored");

    @RegisterExtension
    private static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private final Console console = new Console();
    @TempDir private Path folder;

    @BeforeEach
    void replies() throws IOException {
        JsonNode replies = Json.MAPPER.readTree(Files.readString(SCORED.resolve("replies.json")));
        for (Map.Entry<String, JsonNode> reply : replies.properties()) {
            stubReply(reply.getKey(), okJson(reply.getValue().toString()));
        }
    }

    @Test
    void printsWhatTheReferenceScorerPrints() throws IOException {
        int exit = evaluate("--corpus", SCORED.resolve("docs").toString());

        List<String> printed = console.out().lines().toList();
        assertThat(printed.get(0) + "\n" + before(printed.get(1), "; p50 ") + "\n" + printed.get(2))
                .isEqualTo(Files.readString(SCORED.resolve("expected.txt")).strip());
        assertThat(printed.get(1)).matches(".*; p50 \\d+ ms, p99 \\d+ ms");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void writesAVerdictPerQuestion() throws IOException {
        Path out = folder.resolve("out.jsonl");
        evaluate("--corpus", SCORED.resolve("docs").toString(), "--out", out.toString());

        List<JsonNode> lines = Files.readAllLines(out).stream().map(Json.MAPPER::readTree).toList();
        // As the reference scorer writes them.
        assertThat(lines)
                .extracting(line -> line.path("verdict").stringValue())
                .containsExactly(
                        "right",
                        "wrong",
                        "right",
                        "right",
                        "wrong",
                        "right",
                        "over_refused",
                        "refused",
                        "false",
                        "refused",
                        "right");
        assertThat(lines.get(6).path("refusal").stringValue()).isEqualTo("not_answered");
        assertThat(lines.get(5).path("misquoted").intValue()).isEqualTo(2);
        assertThat(lines.get(1).path("quotes").toString()).isEqualTo("[\"It has 114 steps.\"]");
        assertThat(lines.get(2).path("coverage").toString()).isEqualTo("[1.0,1.0]");
    }

    @Test
    void checksQuotesAgainstWhatTheServerGivesAsItsSources() throws IOException {
        SERVER.stubFor(
                get("/v1/sources")
                        .willReturn(
                                okJson(
                                        """
                                        {"sources":[{"id":"harbour-rules"},{"id":"visitors"}]}\
                                        """)));
        for (String id : List.of("harbour-rules", "visitors")) {
            String text = Files.readString(onlyFile(SCORED.resolve("docs"), id));
            SERVER.stubFor(
                    get("/v1/sources/" + id)
                            .willReturn(okJson(Json.canonical(Map.of("id", id, "text", text)))));
        }

        evaluate();

        assertThat(console.out()).contains("misquoted 2, ", "balanced 0.646");
    }

    @Test
    void readsAListOfSourcesToItsEnd() throws IOException {
        SERVER.stubFor(get("/v1/sources").willReturn(okJson(listed("harbour-rules", "b & ü"))));
        SERVER.stubFor(
                get("/v1/sources?after=b+%26+%C3%BC")
                        .willReturn(okJson(listed("visitors", "visitors"))));
        // A server that never ends is not followed for ever.
        SERVER.stubFor(
                get("/v1/sources?after=visitors")
                        .willReturn(okJson(listed("visitors", "visitors"))));
        for (String id : List.of("harbour-rules", "visitors")) {
            String text = Files.readString(onlyFile(SCORED.resolve("docs"), id));
            SERVER.stubFor(
                    get("/v1/sources/" + id)
                            .willReturn(okJson(Json.canonical(Map.of("id", id, "text", text)))));
        }

        evaluate();

        assertThat(console.out()).contains("misquoted 2, ");
    }

    private static String listed(String id, String next) {
        return Json.canonical(Map.of("sources", List.of(Map.of("id", id)), "next", next));
    }

    @Test
    void sendsTheHistoryOfAFollowUp() {
        evaluate("--corpus", SCORED.resolve("docs").toString());

        SERVER.verify(
                postRequestedFor(urlEqualTo("/v1/answers"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"question": "Since when does she do it?",
                                         "history": [
                                           {"role": "user", "content": "Who is the harbour master?"},
                                           {"role": "assistant", "content": "Ines Varga."}]}\
                                        """)));
        SERVER.verify(
                postRequestedFor(urlEqualTo("/v1/answers"))
                        .withRequestBody(equalToJson("{\"question\": \"Hello!\"}")));
    }

    @Test
    void repeatedRepliesAreTheSameButForTheirIds() {
        evaluate("--corpus", SCORED.resolve("docs").toString(), "--repeat=3", "--clients=8");

        assertThat(console.out())
                .contains(
                        "round 2, clients 8: all 11 replies identical",
                        "round 3, clients 8: all 11 replies identical");
    }

    @Test
    void namesTheQuestionThatGotNoReply() {
        stubReply(
                "Hello!",
                status(503)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"code\": \"overloaded\"}"));

        assertThat(evaluate("--corpus", SCORED.resolve("docs").toString())).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo(
                        "sourcebound: question s10: POST %s/v1/answers came back with status 503"
                                        .formatted(SERVER.baseUrl())
                                + " (overloaded)\n");
    }

    @Test
    void aRunIsNotGoneOnWithWhereTheServerIsAnother() throws IOException {
        String[] run = {
            "--corpus", SCORED.resolve("docs").toString(), "--run", folder.resolve("run").toString()
        };
        JsonNode replies = Json.MAPPER.readTree(Files.readString(SCORED.resolve("replies.json")));
        stubFingerprint(replies, "f");
        assertThat(evaluate(run)).isEqualTo(1);
        assertThat(evaluate(run)).isEqualTo(1);
        stubFingerprint(replies, "g");
        assertThat(evaluate(run)).isEqualTo(2);
        assertThat(console.err()).contains("the reply's fingerprint is g, that of the replies in");
    }

    private static void stubFingerprint(JsonNode replies, String fingerprint) {
        for (Map.Entry<String, JsonNode> reply : replies.properties()) {
            ObjectNode body = ((ObjectNode) reply.getValue()).deepCopy();
            body.putObject("provenance").put("fingerprint", fingerprint);
            stubReply(reply.getKey(), okJson(body.toString()));
        }
    }

    @Test
    void comesBackForPassagesWhenTheServerSays() {
        stubPassages(STARTED, status(503).withHeader("Retry-After", "0"), "then");
        stubPassages("then", status(429).withHeader("Retry-After", "0"), "there");
        stubPassages("there", okJson("{\"passages\": []}"), "there");
        assertThat(evaluate("--corpus", SCORED.resolve("docs").toString())).isEqualTo(1);
        assertThat(console.out()).containsPattern("recall@5 +0\\.000 ");
    }

    @Test
    void passagesThatFailAreNotTakenForPassagesThatCannotBeSeen() {
        stubPassages(STARTED, status(500), STARTED);
        assertThat(evaluate("--corpus", SCORED.resolve("docs").toString())).isEqualTo(2);
        assertThat(console.err()).contains("POST", "/v1/passages came back with status 500");
        stubPassages(STARTED, status(403), STARTED);
        assertThat(evaluate("--corpus", SCORED.resolve("docs").toString())).isEqualTo(1);
        assertThat(console.out()).containsPattern("recall@5 +n/a");
    }

    private static void stubPassages(String state, ResponseDefinitionBuilder reply, String next) {
        SERVER.stubFor(
                post("/v1/passages")
                        .inScenario("passages")
                        .whenScenarioStateIs(state)
                        .willReturn(reply)
                        .willSetStateTo(next));
    }

    @Test
    void refusesAReplyThatIsNotOfVersionOne() {
        stubReply("Hello!", okJson("{\"outcome\": \"maybe\"}"));
        assertThat(evaluate("--corpus", SCORED.resolve("docs").toString())).isEqualTo(2);
        assertThat(console.err()).contains("question s10", "field outcome");
    }

    @Test
    void refusesAReplyThatIsNoJson() {
        stubReply("Hello!", okJson("<html>"));
        assertThat(evaluate("--corpus", SCORED.resolve("docs").toString())).isEqualTo(2);
        assertThat(console.err()).contains("question s10", "is not JSON");
    }

    private int evaluate(String... more) {
        List<String> arguments =
                List.of(
                        "evaluate",
                        "--questions",
                        SCORED.resolve("questions.jsonl").toString(),
                        "--url",
                        SERVER.baseUrl() + "/");
        return console.run(
                Object.class,
                Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static void stubReply(String question, ResponseDefinitionBuilder reply) {
        SERVER.stubFor(
                post("/v1/answers")
                        .withRequestBody(matchingJsonPath("$.question", equalTo(question)))
                        .willReturn(reply));
    }

    private static String before(String line, String mark) {
        assertThat(line).contains(mark);
        return line.substring(0, line.indexOf(mark));
    }

    private static Path onlyFile(Path folder, String id) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(id + "."))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
