package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice.Test
class AnswerEventsTest {

    private static final String EVENTS = MediaType.TEXT_EVENT_STREAM_VALUE;

    @Autowired private WebTestClient client;
    @Autowired private ScriptedAnswerer answerer;
    @LocalServerPort private int port;

    @Test
    void anAnswerIsToldClaimByClaimAndThenWhole() {
        List<String> lines = linesOf("When does it cross?");
        assertThat(named(lines)).containsExactly("searching", "claim", "claim", "done");
        assertThat(data(lines).get(0)).isEqualTo("{}");
        assertThat(data(lines).get(1))
                .isEqualTo(
                        """
                        {"text":"The ferry crosses at nine.","citations":[0],"support":0.97,\
                        "new_citations":[{"source":"ferry","title":"The ferry",\
                        "uri":"https://example.org/ferry","revision":"sha256:%1$s",\
                        "start":11,"end":37,"quote":"The ferry crosses at nine.",\
                        "highlight":{"start":32,"end":36},"link":"/sources/ferry?revision=sha256:%1$s#11-37"}]}\
                        """
                                .formatted("a".repeat(64)));
        assertThat(data(lines).get(2)).contains("\"citations\":[1,0]", "\"start\":38,\"end\":61");
        assertThat(data(lines).get(3))
                .startsWith("{\"id\":\"")
                .contains("\"outcome\":\"answered\"")
                .endsWith("\"fingerprint\":\"0123456789abcdef\"}}");
    }

    @Test
    void aRefusalIsToldAndThenTheWholeReply() {
        answerer.script("What is the toll?", (_, _) -> Samples.REFUSAL);
        List<String> lines = linesOf("What is the toll?");
        assertThat(named(lines)).containsExactly("refusal", "done");
        assertThat(data(lines).getFirst())
                .isEqualTo(
                        "{\"reason\":\"not_answered\",\"message\":\"The sources do not say.\","
                                + "\"nearest\":null,\"suggestions\":[],\"sources\":[]}");
    }

    @Test
    void aFailureBeforeTheFirstEventIsAResponseOfItsOwn() {
        answerer.script(
                "So soon?",
                (_, _) -> {
                    throw new AppException(ErrorCode.STARTING, "The index is being made.");
                });
        client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue("{\"question\": \"So soon?\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aFailureAfterTheFirstEventIsTheLastEvent() {
        answerer.script(
                "And then?",
                (_, progress) -> {
                    progress.searching();
                    throw new IllegalStateException("the secret of the house");
                });
        List<String> lines = linesOf("And then?");
        assertThat(named(lines)).containsExactly("searching", "error");
        assertThat(data(lines).getLast())
                .contains("\"code\":\"internal\"", "\"status\":500", "\"instance\":\"/v1/answers\"")
                .doesNotContain("secret");
    }

    @Test
    void aRequestThatCannotBeUsedIsAProblemThoughOnlyEventsAreAccepted() {
        client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue("{\"question\": \" \"}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("question");
    }

    @Test
    void aClientThatLeavesInterruptsTheAnswerer() throws Exception {
        ScriptedAnswerer.Blocked blocked = answerer.block("Leaving the stream?");
        try (RawConnection connection = ask("Leaving the stream?")) {
            assertThat(connection.readUntil("\n\n")).contains("event:searching");
        }
        assertThat(blocked.wasInterrupted()).isTrue();
    }

    @Test
    void aClientThatLeavesWhileItWaitsForJsonInterruptsTheAnswerer() throws Exception {
        ScriptedAnswerer.Blocked blocked = answerer.block("Leaving the queue?");
        try (RawConnection connection = new RawConnection(port)) {
            connection.post("/v1/answers", "application/json", bytes("Leaving the queue?"));
            assertThat(blocked.hasStarted()).isTrue();
        }
        assertThat(blocked.wasInterrupted()).isTrue();
    }

    private RawConnection ask(String question) throws Exception {
        return new RawConnection(port).post("/v1/answers", EVENTS, bytes(question));
    }

    private static byte[] bytes(String question) {
        return "{\"question\": \"%s\"}".formatted(question).getBytes(StandardCharsets.UTF_8);
    }

    private List<String> linesOf(String question) {
        return client.post()
                                .uri("/v1/answers")
                                .contentType(MediaType.APPLICATION_JSON)
                                .accept(MediaType.TEXT_EVENT_STREAM)
                                .bodyValue("{\"question\": \"%s\"}".formatted(question))
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectHeader()
                                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                                .expectHeader()
                                .valueEquals("X-Accel-Buffering", "no")
                                .expectBody(byte[].class)
                                .returnResult()
                                .getResponseBody()
                        instanceof byte[] body
                ? new String(body, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith(":"))
                        .toList()
                : List.of();
    }

    private static List<String> named(List<String> lines) {
        return after("event:", lines);
    }

    private static List<String> data(List<String> lines) {
        return after("data:", lines);
    }

    private static List<String> after(String prefix, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
