package dev.sourcebound.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stands in for Telegram: knows the bot, takes what is posted, and keeps count.
final class StandIn implements AutoCloseable {

    static final String TOKEN = "12345:a-token-that-nobody-may-see";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Set<String> arrived = ConcurrentHashMap.newKeySet();

    final WireMockServer server;

    /// On a port that is free.
    StandIn() {
        this(0);
    }

    StandIn(int port) {
        server =
                new WireMockServer(
                        wireMockConfig()
                                .port(port)
                                .extensions(new Arrivals())
                                .asynchronousResponseEnabled(true)
                                .asynchronousResponseThreads(8));
        server.start();
        reset();
    }

    /// As at the beginning.
    void reset() {
        server.resetAll();
        stub("getMe", ok("{\"id\":99,\"is_bot\":true,\"username\":\"quill_bot\"}"));
        stub("sendMessage", ok("{\"message_id\":1000}"));
        stub("sendChatAction", ok("true"));
        stub("setWebhook", ok("true"));
        stub("deleteWebhook", ok("true"));
    }

    String url() {
        return server.baseUrl();
    }

    StubMapping stub(String method, ResponseDefinitionBuilder response) {
        return server.stubFor(call(method).willReturn(response));
    }

    static MappingBuilder call(String method) {
        return post(urlPathEqualTo("/bot%s/%s".formatted(TOKEN, method)));
    }

    static ResponseDefinitionBuilder ok(String result) {
        return okJson("{\"ok\":true,\"result\":%s}".formatted(result));
    }

    static ResponseDefinitionBuilder refused(int code, String description, String parameters) {
        return okJson(
                        "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\",\"parameters\":{%s}}"
                                .formatted(code, description, parameters))
                .withStatus(code);
    }

    /// The bodies of all calls of a method, in the order in which they came.
    List<JsonNode> calls(String method) {
        return events(method, _ -> true);
    }

    /// The bodies of those messages that were accepted.
    List<JsonNode> posted() {
        return events("sendMessage", StandIn::wasAccepted);
    }

    List<String> postedTexts() {
        return posted().stream().map(post -> post.path("text").asString()).toList();
    }

    /// Waits until something holds, and fails where it never does.
    void until(Predicate<StandIn> holds) {
        until(holds, PATIENCE);
    }

    void until(Predicate<StandIn> holds, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (!holds.test(this)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("never held; posted: " + postedTexts());
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    /// Whether a call of a method has come, answered or not.
    boolean begun(String method) {
        return arrived.contains("/bot%s/%s".formatted(TOKEN, method));
    }

    /// Tells of a call before it is answered.
    private final class Arrivals implements StubRequestFilterV2 {

        @Override
        public RequestFilterAction filter(Request request, ServeEvent event) {
            arrived.add(request.getUrl());
            return RequestFilterAction.continueWith(request);
        }

        @Override
        public String getName() {
            return "arrivals";
        }
    }

    private static boolean wasAccepted(ServeEvent event) {
        return event.getResponse().getStatus() == 200 && event.getResponse().getFault() == null;
    }

    private List<JsonNode> events(String method, Predicate<ServeEvent> wanted) {
        String path = "/bot%s/%s".formatted(TOKEN, method);
        return server.getAllServeEvents().reversed().stream()
                .filter(event -> event.getRequest().getUrl().equals(path))
                .filter(wanted)
                .map(event -> JSON.readTree(event.getRequest().getBodyAsString()))
                .toList();
    }
}
