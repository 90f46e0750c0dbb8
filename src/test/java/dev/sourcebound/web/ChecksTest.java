package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice.Test
class ChecksTest {

    @Autowired private WebTestClient client;

    @Test
    void eachSentenceHasItsVerdictAndWhatItStandsOn() {
        assertThat(check("The ferry crosses at nine. It takes an hour. A goat sang."))
                .isEqualTo(
                        """
                        {"supported":false,"sentences":[\
                        {"text":"The ferry crosses at nine.","start":0,"end":26,\
                        "verdict":"supported","support":0.97,"citations":[%s]},\
                        {"text":"It takes an hour.","start":27,"end":44,\
                        "verdict":"contradicted","support":0.04,"citations":[%s]},\
                        {"text":"A goat sang.","start":45,"end":57,\
                        "verdict":"not_mentioned","support":0.25,"citations":[]}],\
                        "provenance":{"embedder":"embedder@1","reader":"reader@1",\
                        "writer":"extractive","fingerprint":"0123456789abcdef"}}\
                        """
                                .formatted(
                                        citation(11, 37, "The ferry crosses at nine."),
                                        citation(38, 61, "It takes forty minutes.")));
    }

    @Test
    void theGateSaysWhatItWouldDoWhereItIsAsked() {
        client.post()
                .uri("/v1/checks")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        Map.of(
                                "text",
                                "The ferry crosses at nine. It takes an hour. A goat sang.",
                                "gate",
                                true))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sentences[*].gate")
                .value(gate ->
                        assertThat(gate)
                                .isEqualTo(List.of("passes", "contradicted", "no_excerpt")));
    }

    @Test
    void aTextIsSupportedWhereAllOfItsSentencesAre() {
        assertThat(check("The ferry crosses at nine. Dogs ride free."))
                .startsWith("{\"supported\":true,");
    }

    @Test
    void whatClaimsNothingIsLeftOut() {
        assertThat(check("Hello! Is the ferry late?"))
                .startsWith("{\"supported\":true,\"sentences\":[],");
    }

    @Test
    void theSourcesReachTheRetriever() {
        client.post()
                .uri("/v1/checks")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("text", "Dogs ride free.", "sources", List.of("mühle")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sentences[0].verdict")
                .isEqualTo("not_mentioned");
    }

    @Test
    void theSameTextGivesTheSameBytes() {
        String text = "The ferry crosses at nine. It takes an hour.";
        assertThat(check(text)).isEqualTo(check(text));
    }

    private String check(String text) {
        String body =
                client.post()
                        .uri("/v1/checks")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("text", text))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return body == null ? "" : body;
    }

    private static String citation(int start, int end, String quote) {
        return """
        {"source":"ferry","title":"The ferry","uri":"https://example.org/ferry",\
        "revision":"sha256:%1$s","start":%2$d,"end":%3$d,"quote":"%4$s","highlight":null,\
        "link":"/sources/ferry?revision=sha256:%1$s#%2$d-%3$d"}\
        """
                .formatted("a".repeat(64), start, end, quote);
    }
}
