package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebSlice.Test
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class ConversationsTest {

    @Autowired private WebTestClient client;
    @Autowired private ScriptedAnswerer answerer;
    @Autowired private JsonMapper json;

    @Test
    void aConversationGoesOnWhereItWasLeft() {
        String id = begin();
        JsonNode first = ask(id, "Who?");
        assertThat(first.at("/conversation/id").asString()).isEqualTo(id);
        assertThat(first.at("/conversation/remembered").asInt()).isZero();
        assertThat(first.get("standalone_question").asString()).isEqualTo("Who?");

        JsonNode second = ask(id, "And when?");
        assertThat(second.at("/conversation/remembered").asInt()).isEqualTo(1);
        assertThat(second.get("standalone_question").asString()).contains("(after [Turn", "Who?");
    }

    @Test
    void aClientMayMakeTheId() {
        String id = UUID.randomUUID().toString();
        ask(id, "Who?");
        assertThat(ask(id, "And?").at("/conversation/remembered").asInt()).isEqualTo(1);
    }

    @Test
    void anEmptyHistoryDoesNotContradictAConversation() {
        assertThat(
                        answer(
                                        "{\"question\": \"Who?\", \"history\": [], \"conversation\": \"%s\"}"
                                                .formatted(begin()))
                                .get("outcome")
                                .asString())
                .isEqualTo("answered");
    }

    @Test
    void anEndedConversationIsForgotten() {
        String id = begin();
        ask(id, "Who?");
        end(id);
        end(id);
        assertThat(ask(id, "And?").at("/conversation/remembered").asInt()).isZero();
    }

    @Test
    void anIdThatIsNoneCannotBeEnded() {
        client.delete()
                .uri("/v1/conversations/short")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_request")
                .jsonPath("$.field")
                .isEqualTo("id");
    }

    @Test
    void whatTheStoreFailsAtIsToldAndLoggedWithoutTheId(CapturedOutput output) {
        client.delete()
                .uri("/v1/conversations/" + WebSlice.LOST_CONVERSATION + "?who=me")
                .header("X-Request-Id", "lost-1")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("store_failed")
                .jsonPath("$.detail")
                .isEqualTo("The disk is full.");
        assertThat(output.getAll())
                .contains(
                        "[lost-1] ",
                        "Request to /v1/conversations/{id} failed",
                        "AppException: The disk is full.")
                .doesNotContain(WebSlice.LOST_CONVERSATION, "who=me");
    }

    @Test
    void anAnswerThatFailsIsNotRemembered() {
        String id = begin();
        answerer.script(
                "break off",
                (_, _) -> {
                    throw new IllegalStateException("scripted");
                });
        client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body(id, "break off"))
                .exchange()
                .expectStatus()
                .is5xxServerError();
        assertThat(ask(id, "Who?").at("/conversation/remembered").asInt()).isZero();
    }

    @Test
    void aStreamIsRememberedToo() {
        String id = begin();
        client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue(body(id, "Who?"))
                .exchange()
                .expectBody(String.class)
                .value(events -> assertThat(events).contains("\"remembered\":0"));
        assertThat(ask(id, "And?").at("/conversation/remembered").asInt()).isEqualTo(1);
    }

    @Test
    void linesOfABatchInOneConversationAreAnsweredInTheirOrder() {
        String id = begin();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            lines.append(body(id, "Question " + i + "?")).append('\n');
        }
        List<Integer> remembered =
                client.post()
                        .uri("/v1/answers:batch")
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .bodyValue(lines.toString())
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class)
                        .getResponseBody()
                        .map(line -> json.readTree(line).at("/conversation/remembered").asInt())
                        .collectList()
                        .block();
        assertThat(remembered).containsExactly(0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3);
    }

    @Test
    void aReplyOutsideOfAConversationNamesNone() {
        assertThat(answer("{\"question\": \"Who?\"}").has("conversation")).isFalse();
    }

    private String begin() {
        byte[] body =
                client.post()
                        .uri("/v1/conversations")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return json.readTree(body).get("id").asString();
    }

    private void end(String id) {
        client.delete().uri("/v1/conversations/" + id).exchange().expectStatus().isNoContent();
    }

    private JsonNode ask(String conversation, String question) {
        return answer(body(conversation, question));
    }

    private static String body(String conversation, String question) {
        return "{\"question\": \"%s\", \"conversation\": \"%s\"}".formatted(question, conversation);
    }

    private JsonNode answer(String body) {
        return json.readTree(
                client.post()
                        .uri("/v1/answers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
    }
}
