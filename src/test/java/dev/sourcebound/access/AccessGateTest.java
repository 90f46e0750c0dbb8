package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.access.AccessSlice.Keys;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccessSlice.Test
class AccessGateTest {

    private static final Keys KEYS = Keys.made();
    private static final String QUESTION = "{\"question\": \"When does it cross?\"}";

    @Autowired private WebTestClient client;
    @LocalServerPort private int port;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        KEYS.set(registry);
    }

    @Test
    void whoShowsAKeyIsAnswered() {
        ask("/v1/answers", KEYS.asking()).expectStatus().isOk();
        ask("/v1/chat/completions", KEYS.asking(), completion()).expectStatus().isOk();
    }

    @Test
    void whoShowsNoneIsTold() {
        client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(QUESTION)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("key_refused");
    }

    @Test
    void aClientOfAnotherApiIsToldInItsForm() {
        ask("/v1/chat/completions", "wrong", completion())
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.error.code")
                .isEqualTo("key_refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "sb_", "sb_00000000_", "sb__", "sb_00000000_AAAA"})
    void noOtherKeyOpensAnything(String key) {
        ask("/v1/answers", key).expectStatus().isUnauthorized();
    }

    @Test
    void aKeyIsNoKeyWithOneCharacterChanged() {
        String key = KEYS.asking();
        char last = key.charAt(key.length() - 2);
        String altered =
                key.substring(0, key.length() - 2)
                        + (last == 'A' ? 'B' : 'A')
                        + key.charAt(key.length() - 1);
        ask("/v1/answers", altered).expectStatus().isUnauthorized();
        ask("/v1/answers", key + "x").expectStatus().isUnauthorized();
    }

    @Test
    void aKeyThatHasEndedOpensNothing() {
        ask("/v1/answers", KEYS.ended()).expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/checks",
        "POST, /v1/passages",
        "GET, /v1/sources",
        "HEAD, /v1/sources",
        "GET, /actuator/prometheus",
        "PUT, /v1/sources/x",
        "DELETE, /v1/sources/x",
        "GET, /v1/anything",
        "GET, /anything"
    })
    void aKeyOpensWhatItIsForAndNothingElse(String method, String path) {
        client.method(HttpMethod.valueOf(method))
                .uri(path)
                .headers(headers -> headers.setBearerAuth(KEYS.asking()))
                .exchange()
                .expectStatus()
                .isForbidden();
        client.method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/%61nswers",
                "/v1/answers;x=1",
                "/v1//answers",
                "/v1/answers/",
                "/assets/../v1/answers",
                "/V1/answers"
            })
    void noSpellingOfAPathLeadsAroundTheGate(String path) {
        client.post()
                .uri(URI.create("http://localhost:" + port + path))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(QUESTION)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/openapi.json", "/widget.js", "/assets/style.css"})
    void pagesAndScriptsAreOpen(String path) {
        client.get().uri(path).exchange().expectStatus().isOk();
    }

    @Test
    void theServersHealthIsOpen() {
        client.get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"status\": \"UP\"}");
    }

    @Test
    void tellsWhatIsLeftAndThenToWait() {
        for (int left = 2; left >= 0; left--) {
            ask("/v1/answers", KEYS.slow())
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals(
                            "RateLimit-Policy", "\"minute\";q=3;w=60", "\"day\";q=100000;w=86400")
                    .expectHeader()
                    .value("RateLimit", value -> assertThat(value).startsWith("\"minute\";r="));
        }
        ask("/v1/answers", KEYS.slow())
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueMatches("Retry-After", "1\\d|20")
                .expectHeader()
                .valueMatches("RateLimit", "\"minute\";r=0;t=\\d\\d")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("budget_spent");
    }

    @Test
    void aWebsiteThatIsListedMayCallTheApi() {
        client.options()
                .uri("/v1/answers")
                .header("Origin", AccessSlice.LISTED)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", AccessSlice.LISTED)
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
        client.post()
                .uri("/v1/answers")
                .header("Origin", AccessSlice.LISTED)
                .headers(headers -> headers.setBearerAuth(KEYS.asking()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(QUESTION)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", AccessSlice.LISTED)
                .expectHeader()
                .valueMatches("Access-Control-Expose-Headers", ".*RateLimit.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://app.example.org"})
    void noOtherWebsiteMay(String origin) {
        client.options()
                .uri("/v1/answers")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    @Test
    void everyLineOfABatchCounts() {
        String lines = (QUESTION + "\n").repeat(4);
        byte[] told =
                client.post()
                        .uri("/v1/answers:batch")
                        .headers(headers -> headers.setBearerAuth(KEYS.batch()))
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .bodyValue(lines)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent();
        String[] replies = new String(told).split("\n");
        assertThat(replies).hasSize(4);
        assertThat(replies[2]).contains("\"outcome\"");
        assertThat(replies[3]).contains("\"budget_spent\"");
    }

    private WebTestClient.ResponseSpec ask(String path, String key) {
        return ask(path, key, Map.of("question", "When does it cross?"));
    }

    private WebTestClient.ResponseSpec ask(String path, String key, Object body) {
        return client.post()
                .uri(path)
                .headers(headers -> headers.set("Authorization", "Bearer " + key))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static Object completion() {
        return Map.of(
                "model",
                "sourcebound",
                "messages",
                List.of(Map.of("role", "user", "content", "When does it cross?")));
    }
}
