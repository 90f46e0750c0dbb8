package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice.Test
class AnswersTest {

    @Autowired private WebTestClient client;
    @Autowired private ScriptedAnswerer answerer;

    @Test
    void anAnswerHasEveryFieldInAFixedOrder() {
        assertThat(withoutId(answer("{\"question\": \"When does it cross?\"}")))
                .isEqualTo(
                        """
                        {"id":"ID","outcome":"answered",\
                        "text":"The ferry crosses at nine. It takes forty minutes.",\
                        "claims":[\
                        {"text":"The ferry crosses at nine.","citations":[0],"support":0.97},\
                        {"text":"It takes forty minutes.","citations":[1,0],"support":0.5}],\
                        "citations":[\
                        {"source":"ferry","title":"The ferry","uri":"https://example.org/ferry",\
                        "revision":"sha256:%1$s","start":11,"end":37,\
                        "quote":"The ferry crosses at nine.","highlight":{"start":32,"end":36},\
                        "link":"/sources/ferry?revision=sha256:%1$s#11-37"},\
                        {"source":"ferry","title":"The ferry","uri":"https://example.org/ferry",\
                        "revision":"sha256:%1$s","start":38,"end":61,\
                        "quote":"It takes forty minutes.","highlight":null,\
                        "link":"/sources/ferry?revision=sha256:%1$s#38-61"}],\
                        "notes":[{"kind":"partly_answered","text":"The fare is not told."}],\
                        "refusal":null,"standalone_question":"When does it cross?",\
                        "provenance":{"embedder":"embedder@1","reader":"reader@1",\
                        "writer":"extractive","fingerprint":"0123456789abcdef"}}\
                        """
                                .formatted("a".repeat(64)));
    }

    @Test
    void aRefusalIsAResultThatCitesNothing() {
        answerer.script("What is the fare?", (_, _) -> Samples.REFUSAL);
        assertThat(withoutId(answer("{\"question\": \"What is the fare?\"}")))
                .isEqualTo(
                        """
                        {"id":"ID","outcome":"refused","text":"The sources do not say.",\
                        "claims":[],"citations":[],"notes":[],\
                        "refusal":{"reason":"not_answered","message":"The sources do not say.",\
                        "nearest":null,"suggestions":[],"sources":[]},\
                        "standalone_question":"What is the fare?",\
                        "provenance":{"embedder":"embedder@1","reader":"reader@1",\
                        "writer":"extractive","fingerprint":"0123456789abcdef"}}\
                        """);
    }

    @Test
    void theSameQuestionGetsTheSameBytesUnderANewId() {
        String first = answer("{\"question\": \"When does it cross?\"}");
        String second = answer("{\"question\": \"When does it cross?\"}");
        assertThat(second).isNotEqualTo(first);
        assertThat(withoutId(second)).isEqualTo(withoutId(first));
    }

    @Test
    void theHistoryMakesTheQuestionStandAlone() {
        String reply =
                answer(
                        """
                        {"question": "And back?", "history": [
                          {"role": "user", "content": "When?"},
                          {"role": "assistant", "content": "At nine."}]}\
                        """);
        assertThat(reply)
                .contains(
                        "\"standalone_question\":\"And back? (after"
                                + " [Turn[role=USER, content=When?],"
                                + " Turn[role=ASSISTANT, content=At nine.]])\"");
    }

    @Test
    void theQuestionReachesTheAnswererWithItsSources() {
        answerer.script(
                "Only there?",
                (question, _) -> {
                    assertThat(question.sources()).containsExactly("mühle");
                    return Samples.REFUSAL;
                });
        assertThat(answer("{\"question\": \"Only there?\", \"sources\": [\"mühle\", \"mühle\"]}"))
                .contains("\"outcome\":\"refused\"");
    }

    @Test
    void absentAndNullFieldsAreTheSame() {
        String reply =
                answer(
                        """
                        {"question": "When does it cross?", "history": null, "sources": null,
                         "conversation": null}\
                        """);
        assertThat(reply).contains("\"outcome\":\"answered\"");
    }

    @Test
    void aClientThatNamesNoTypeGetsJson() {
        client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("question", "When does it cross?"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void aDefectIsHiddenFromTheClient() {
        answerer.script(
                "Break.",
                (_, _) -> {
                    throw new IllegalStateException("the secret of the house");
                });
        client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"question\": \"Break.\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .value(body ->
                        assertThat(body)
                                .contains("\"code\":\"internal\"")
                                .doesNotContain("secret", "IllegalState", "Break"));
    }

    private String answer(String body) {
        return client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static String withoutId(String reply) {
        return reply.replaceFirst(
                "\"id\":\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"", "\"id\":\"ID\"");
    }
}
