package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice.Test
class ResponseHeadersTest {

    @Autowired private WebTestClient client;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sources",
                "/v1/sources/boat",
                "/v1/answers",
                "/nowhere",
                "/openapi.json",
                "/actuator/health/readiness"
            })
    void everyResponseTellsTheBrowserWhatItMayDo(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectHeader()
                .valueEquals("Content-Security-Policy", ResponseHeaders.CONTENT_SECURITY_POLICY)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .valueEquals("Cross-Origin-Opener-Policy", "same-origin")
                .expectHeader()
                .valueEquals("Cross-Origin-Resource-Policy", "same-origin")
                .expectHeader()
                .valueEquals("Permissions-Policy", ResponseHeaders.PERMISSIONS_POLICY)
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .doesNotExist("Strict-Transport-Security")
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache")
                .expectHeader()
                .exists("X-Request-Id");
    }

    @Test
    void theRequestKeepsTheIdThatItCameWith() {
        client.get()
                .uri("/v1/sources")
                .header("X-Request-Id", "call-7.b_c")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "call-7.b_c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "", "<script>", "ä", "a\tb"})
    void anIdThatCannotBeUsedIsReplaced(String id) {
        client.get()
                .uri("/v1/sources")
                .header("X-Request-Id", id)
                .exchange()
                .expectHeader()
                .value(
                        "X-Request-Id",
                        given ->
                                assertThat(given)
                                        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void repliesAreNotKept() {
        client.post()
                .uri("/v1/answers")
                .bodyValue(Map.of("question", "When does it cross?"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");
    }

    @Test
    void otherOriginsAreNotInvited() {
        client.options()
                .uri("/v1/answers")
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "POST")
                .exchange()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }
}
