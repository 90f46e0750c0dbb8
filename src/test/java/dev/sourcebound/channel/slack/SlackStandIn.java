package dev.sourcebound.channel.slack;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// WireMock in Slack's place: keeps what is posted, gives threads back, and fails as it is told to.
final class SlackStandIn implements AutoCloseable {

    static final String BOT = "U0BOT";
    static final String APP = "A0APP";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// How one post fails.
    ///
    /// @param arrives whether it is posted all the same
    /// @param response what comes back; null where the connection breaks
    record Trouble(boolean arrives, ResponseDefinitionBuilder response) {

        static Trouble limited(int seconds) {
            return new Trouble(
                    false, WireMock.status(429).withHeader("Retry-After", String.valueOf(seconds)));
        }

        static Trouble status(int status, boolean arrives) {
            return new Trouble(arrives, WireMock.status(status));
        }

        static Trouble error(String error) {
            return new Trouble(
                    false, WireMock.okJson("{\"ok\": false, \"error\": \"%s\"}".formatted(error)));
        }

        static Trouble dropped(boolean arrives) {
            return new Trouble(
                    arrives, WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        }

        static Trouble late(Duration delay) {
            return new Trouble(
                    true, WireMock.okJson("{\"ok\": true}").withFixedDelay((int) delay.toMillis()));
        }
    }

    private final WireMockServer server;
    private final List<ObjectNode> messages = new ArrayList<>();
    private final List<JsonNode> posts = new ArrayList<>();
    private final List<JsonNode> responses = new ArrayList<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private int attempts;
    private int looks;
    private boolean readable = true;
    private long clock = 1_900_000_000L;

    SlackStandIn() {
        this(0);
    }

    /// @param port 0 for any that is free
    SlackStandIn(int port) {
        WireMockServer starting =
                new WireMockServer(
                        (port == 0 ? wireMockConfig().dynamicPort() : wireMockConfig().port(port))
                                .bindAddress("127.0.0.1")
                                .containerThreads(64)
                                .disableRequestJournal()
                                .extensions(new Script()));
        starting.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
        starting.start();
        this.server = starting;
    }

    String apiUrl() {
        return server.baseUrl() + "/api/";
    }

    String responseUrl() {
        return server.baseUrl() + "/commands/1";
    }

    /// Forgets all that was.
    synchronized void reset() {
        messages.clear();
        posts.clear();
        responses.clear();
        troubles.clear();
        attempts = 0;
        looks = 0;
        readable = true;
    }

    /// The next posts fail like this, one after the other.
    synchronized void trouble(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    /// From now on threads cannot be read.
    synchronized void hideThreads() {
        readable = false;
    }

    /// Something that a person wrote.
    synchronized void wrote(String channel, String ts, String thread, String text) {
        messages.add(
                JSON.createObjectNode()
                        .put("channel", channel)
                        .put("ts", ts)
                        .put("thread_ts", thread)
                        .put("user", "U0ADA")
                        .put("text", text));
    }

    /// What arrived, in order.
    synchronized List<JsonNode> posts() {
        return List.copyOf(posts);
    }

    synchronized List<JsonNode> responses() {
        return List.copyOf(responses);
    }

    /// How often something was sent to be posted, whatever became of it.
    synchronized int attempts() {
        return attempts;
    }

    /// How often a thread was read.
    synchronized int looks() {
        return looks;
    }

    /// Waits until so much is there.
    synchronized void await(Predicate<SlackStandIn> there) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!there.test(this)) {
            long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError(
                        "after a minute there are %d posts of %d attempts, %d responses"
                                .formatted(posts.size(), attempts, responses.size()));
            }
            wait(left);
        }
    }

    void awaitPosts(int count) throws InterruptedException {
        await(slack -> slack.posts.size() >= count);
    }

    @Override
    public void close() {
        server.stop();
    }

    private synchronized ResponseDefinition answer(Request request) {
        notifyAll();
        String path = URI.create(request.getUrl()).getPath();
        return switch (path) {
            case "/api/chat.postMessage" -> post(JSON.readTree(request.getBody()), request);
            case "/api/conversations.replies" -> thread(request);
            default -> {
                responses.add(JSON.readTree(request.getBody()));
                yield WireMock.ok("ok").build();
            }
        };
    }

    private ResponseDefinition post(JsonNode body, Request request) {
        attempts++;
        if (!"Bearer xoxb-test".equals(request.getHeader("Authorization"))) {
            return Trouble.error("invalid_auth").response().build();
        }
        Trouble trouble = troubles.poll();
        if (trouble == null || trouble.arrives()) {
            posts.add(body);
            ObjectNode message = (ObjectNode) body.deepCopy();
            messages.add(
                    message.put("ts", (clock++) + ".000000")
                            .put("user", BOT)
                            .put("app_id", APP)
                            .put("bot_id", "B0BOT"));
        }
        return trouble == null
                ? WireMock.okJson("{\"ok\": true}").build()
                : trouble.response().build();
    }

    private ResponseDefinition thread(Request request) {
        looks++;
        if (!readable) {
            return Trouble.error("missing_scope").response().build();
        }
        String channel = request.queryParameter("channel").firstValue();
        String root = request.queryParameter("ts").firstValue();
        ArrayNode thread = JSON.createArrayNode();
        messages.stream()
                .filter(each -> each.path("channel").asString().equals(channel))
                .filter(each ->
                        each.path("ts").asString().equals(root)
                                || each.path("thread_ts").asString("").equals(root))
                .forEach(thread::add);
        ObjectNode body = JSON.createObjectNode().put("ok", true);
        body.set("messages", thread);
        return WireMock.okJson(JSON.writeValueAsString(body)).build();
    }

    private final class Script implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            return answer(event.getRequest());
        }

        @Override
        public String getName() {
            return "slack";
        }
    }
}
