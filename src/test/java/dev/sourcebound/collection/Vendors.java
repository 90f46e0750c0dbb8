package dev.sourcebound.collection;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stands in for Slack and for Telegram, takes whatever any app or bot posts, and tells by whose
/// token it came.
final class Vendors implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    Vendors() {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true,\"messages\":[]}")));
        server.stubFor(
                any(urlPathMatching("/bot.*"))
                        .willReturn(
                                okJson(
                                        """
                                        {"ok":true,"result":{"id":99,"is_bot":true,\
                                        "username":"a_bot","message_id":1000}}\
                                        """)));
    }

    String slackUrl() {
        return server.baseUrl() + "/api/";
    }

    String telegramUrl() {
        return server.baseUrl();
    }

    /// What a Slack app posted, in the order in which it came.
    List<JsonNode> slack(String token) {
        return server.getAllServeEvents().reversed().stream()
                .map(event -> event.getRequest())
                .filter(request -> request.getUrl().equals("/api/chat.postMessage"))
                .filter(request -> ("Bearer " + token).equals(request.getHeader("Authorization")))
                .map(request -> JSON.readTree(request.getBodyAsString()))
                .toList();
    }

    /// What a bot called a method of Telegram's with.
    List<JsonNode> telegram(String token, String method) {
        return server.getAllServeEvents().reversed().stream()
                .map(event -> event.getRequest())
                .filter(request -> request.getUrl().equals("/bot%s/%s".formatted(token, method)))
                .map(request -> JSON.readTree(request.getBodyAsString()))
                .toList();
    }

    /// Waits until there are so many.
    static List<JsonNode> awaited(int count, Supplier<List<JsonNode>> what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (what.get().size() < count) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("there are never " + count + ", but " + what.get());
            }
            LockSupport.parkNanos(5_000_000);
        }
        return what.get();
    }

    @Override
    public void close() {
        server.stop();
    }
}
