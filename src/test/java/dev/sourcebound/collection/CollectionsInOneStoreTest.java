package dev.sourcebound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.scaleout.OpenSearchNodes;
import dev.sourcebound.scaleout.Postgres;
import dev.sourcebound.store.Database;
import dev.sourcebound.store.SharedStoreSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of three collections of the same documents, which keeps their indices in one cluster
/// and their conversations in one database.
@Timeout(300)
class CollectionsInOneStoreTest {

    private static final String CONVERSATION = "conversation-of-all";
    private static final String QUESTION = "Who built the ferry of Norlund?";
    private static final String NAME = "c" + UUID.randomUUID();

    @TempDir private static Path home;
    private static OpenSearchNodes nodes;
    private static SharedStoreSettings store;
    private static ConfigurableApplicationContext server;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        nodes = OpenSearchNodes.one();
        store = Postgres.database();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--sourcebound.suggestion.questions=0",
                                "--sourcebound.index.opensearch.urls=" + nodes.urls().getFirst(),
                                "--sourcebound.index.opensearch.name=" + NAME,
                                "--sourcebound.index.opensearch.replicas=0",
                                "--sourcebound.index.opensearch.search-timeout=1m",
                                "--sourcebound.store.url=" + store.url(),
                                "--sourcebound.store.username=" + store.username(),
                                "--sourcebound.store.password=" + store.password(),
                                "--sourcebound.store.timeout=30s",
                                "--sourcebound.corpus.folder=" + folder("default")));
        for (String name : List.of("north", "south")) {
            arguments.add(
                    "--sourcebound.collections.%s.corpus.folder=%s".formatted(name, folder(name)));
        }
        server =
                new SpringApplicationBuilder(SourceboundApplication.class)
                        .run(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
        nodes.send("DELETE", "/" + NAME + "*", "");
    }

    @Test
    void eachHasAnIndexAndRowsOfItsOwn() {
        awaitCollections();
        assertThat(Stream.of(nodes.get("/_cat/indices/" + NAME + "*?h=index").split("\n")))
                .map(index -> index.substring(NAME.length(), index.indexOf('.')))
                .containsExactlyInAnyOrder("", "~north", "~south");

        for (String root : List.of("/v1", "/v1/collections/north", "/v1/collections/south")) {
            assertThat(remembered(ask(root))).as("of others at " + root).isZero();
        }
        JsonNode again = ask("/v1/collections/north");
        assertThat(again.path("text").asString()).contains("Ragnhild Dahl");
        assertThat(remembered(again)).isEqualTo(1);

        send("DELETE", "/v1/collections/north/conversations/" + CONVERSATION, null);
        assertThat(remembered(ask("/v1/collections/north"))).isZero();
        assertThat(remembered(ask("/v1/collections/south"))).isEqualTo(1);
        assertThat(remembered(ask("/v1"))).isEqualTo(1);
        assertThat(schemas())
                .containsExactlyInAnyOrder("public", "sourcebound_north", "sourcebound_south");
    }

    private void awaitCollections() {
        String states = "starting";
        while (states.contains("starting")) {
            states = send("GET", "/v1/collections", null);
        }
        assertThat(states).doesNotContain("unusable");
    }

    private JsonNode ask(String root) {
        return JsonMapper.shared()
                .readTree(
                        send(
                                "POST",
                                root + "/answers",
                                "{\"question\": \"%s\", \"conversation\": \"%s\"}"
                                        .formatted(QUESTION, CONVERSATION)));
    }

    private static int remembered(JsonNode reply) {
        return reply.at("/conversation/remembered").asInt(-1);
    }

    private String send(String method, String path, String json) {
        String port = server.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                json == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(json));
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Where there are conversations.
    private static List<String> schemas() {
        try (Database database = new Database(store)) {
            return database.inTransaction(transaction ->
                    transaction.find(
                            "select schemaname from pg_tables where tablename = 'sourcebound_conversation'",
                            row -> row.text(1)));
        }
    }

    private static Path folder(String name) throws IOException {
        Path folder = Files.createDirectory(home.resolve(name));
        return Files.writeString(folder.resolve("guide.md"), Towns.NORTH.guide()).getParent();
    }
}
