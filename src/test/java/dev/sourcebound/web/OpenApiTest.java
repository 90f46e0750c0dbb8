package dev.sourcebound.web;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice.Test
class OpenApiTest {

    @Autowired private WebTestClient client;

    @Test
    void print() {
        System.out.println(
                "DOC "
                        + client.get()
                                .uri("/openapi.json")
                                .exchange()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody());
    }
}
