package dev.sourcebound.web;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice.Test
class PassagesTest {

    @Autowired private WebTestClient client;

    @Test
    void aPassageComesWithItsPlaceAndItsSignals() {
        search("{\"question\": \"When?\"}")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(
                        """
                        {"passages":[{"source":"ferry","revision":"sha256:%1$s",\
                        "id":"ferry#000000","start":11,"end":77,\
                        "text":"The ferry crosses at nine. It takes forty minutes. Dogs ride free.",\
                        "context":"The ferry","relevance":0.75,\
                        "signals":{"bm25":3.5,"normalised_bm25":1.0,"cosine":0.625,\
                        "normalised_cosine":0.5},"link":"/sources/ferry?revision=sha256:%1$s#11-77"}]}\
                        """
                                .formatted("a".repeat(64)));
    }

    @Test
    void theLimitAndTheSourcesReachTheRetriever() {
        search("{\"question\": \"When?\", \"limit\": 1, \"sources\": [\"mühle\"]}")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"passages\":[]}");
    }

    @Test
    void sayingThatItIsTooEarlyIsAProblemThatPasses() {
        search("{\"question\": \"too early\"}")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("starting");
    }

    private WebTestClient.ResponseSpec search(String body) {
        return client.post()
                .uri("/v1/passages")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
