package dev.sourcebound.channel.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@WidgetSlice.Test
class WidgetGateTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Autowired private WebTestClient client;
    @LocalServerPort private int port;

    @ParameterizedTest
    @ValueSource(strings = {WidgetSlice.LISTED, WidgetSlice.ALSO_LISTED})
    void aListedWebsiteGetsATokenAndIsAnswered(String origin) {
        ask(origin, token(origin))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(ALLOWED, origin)
                .expectHeader()
                .valueEquals("Vary", "Origin")
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("answered");
    }

    @Test
    void thePagesOfThisServerNeedNotBeListed() {
        String own = "http://localhost:" + port;
        ask(own, token(own)).expectStatus().isOk();
        String behindTls = "https://localhost:" + port;
        ask(behindTls, token(behindTls)).expectStatus().isOk();
    }

    @Test
    void theAnswerStreamsAsItDoesElsewhere() {
        byte[] body =
                client.post()
                        .uri("/widget/answers")
                        .headers(from(WidgetSlice.LISTED, token(WidgetSlice.LISTED)))
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .bodyValue(Map.of("question", "When does it cross?"))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent();
        assertThat(new String(body)).contains("event:searching", "event:claim", "event:done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://www.example.org",
                "https://www.example.org.evil.example",
                "https://www.example.org:8443",
                "https://evil.example/https://www.example.org",
                "null",
                "*",
                "",
                "file://"
            })
    void aForgedOriginGetsNoToken(String origin) {
        client.post()
                .uri("/widget/session")
                .header("Origin", origin)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist(ALLOWED)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("origin_refused");
    }

    @Test
    void whoNamesNoOriginGetsNoToken() {
        client.post().uri("/widget/session").exchange().expectStatus().isForbidden();
    }

    @Test
    void aTokenOfOneWebsiteOpensNothingForAnother() {
        ask(WidgetSlice.ALSO_LISTED, token(WidgetSlice.LISTED))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token_refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ".", "a.b", "e30.e30"})
    void noOtherTokenOpensAnything(String token) {
        ask(WidgetSlice.LISTED, token).expectStatus().isUnauthorized();
    }

    @Test
    void aSessionThatHasAskedEnoughIsToldToWaitThoughItRenewsItsToken() {
        String token = token(WidgetSlice.LISTED);
        for (int i = 0; i < 3; i++) {
            ask(WidgetSlice.LISTED, token).expectStatus().isOk();
        }
        String renewed = session(WidgetSlice.LISTED, token).get("token").asString();
        ask(WidgetSlice.LISTED, renewed)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueMatches("Retry-After", "1\\d\\d|200")
                .expectHeader()
                .valueEquals("Access-Control-Expose-Headers", "Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("budget_spent");
        ask(WidgetSlice.LISTED, token(WidgetSlice.LISTED)).expectStatus().isOk();
    }

    @Test
    void aListedWebsiteIsToldBeforehandWhatItMaySend() {
        client.options()
                .uri("/widget/answers")
                .header("Origin", WidgetSlice.LISTED)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals(ALLOWED, WidgetSlice.LISTED)
                .expectHeader()
                .valueEquals("Access-Control-Allow-Methods", "POST")
                .expectHeader()
                .valueEquals("Access-Control-Allow-Headers", "Authorization, Content-Type")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/answers", "/v1/sources", "/openapi.json", "/"})
    void nothingElseIsOpenToAnotherWebsite(String path) {
        client.get()
                .uri(path)
                .header("Origin", WidgetSlice.LISTED)
                .exchange()
                .expectHeader()
                .doesNotExist(ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/widget.js", "/widget/element.js"})
    void theScriptsAreOpenToAll(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(ALLOWED, "*")
                .expectHeader()
                .valueEquals("Cross-Origin-Resource-Policy", "cross-origin")
                .expectHeader()
                .contentTypeCompatibleWith("text/javascript");
    }

    /// A path that names the same in other letters leads around the gate, but not to a token.
    @Test
    void thereIsNoWayAroundTheGate() {
        client.post().uri("/widget/answers/").exchange().expectStatus().isNotFound();
        client.post()
                .uri(URI.create("http://localhost:" + port + "/widget/%73ession"))
                .header("Origin", "https://evil.example")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void theSessionNamesTheSources() {
        JsonNode session = session(WidgetSlice.LISTED, "");
        assertThat(session.get("expires_in").asInt()).isEqualTo(600);
        assertThat(session.get("source_count").asInt()).isEqualTo(2);
        assertThat(session.at("/sources/0/title").asString()).isEqualTo("The ferry");
        assertThat(session.at("/sources/1/title_is_description").asBoolean()).isTrue();
    }

    private String token(String origin) {
        return session(origin, "").get("token").asString();
    }

    private JsonNode session(String origin, String token) {
        JsonNode session =
                client.post()
                        .uri("/widget/session")
                        .headers(from(origin, token))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(session).isNotNull();
        return session;
    }

    private WebTestClient.ResponseSpec ask(String origin, String token) {
        return client.post()
                .uri("/widget/answers")
                .headers(from(origin, token))
                .bodyValue(Map.of("question", "When does it cross?"))
                .exchange();
    }

    private static Consumer<HttpHeaders> from(String origin, String token) {
        return headers -> {
            headers.setOrigin(origin);
            if (!token.isEmpty()) {
                headers.setBearerAuth(token);
            }
        };
    }
}
