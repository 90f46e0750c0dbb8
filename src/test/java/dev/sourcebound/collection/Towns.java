package dev.sourcebound.collection;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.access.NewKey;
import dev.sourcebound.access.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of three collections that have all but their words in common, one that cannot be used
/// and one without documents.
final class Towns implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /// A collection about one town. Each has a source `guide` and one that the others lack.
    ///
    /// @param marks what stands in its sources, and in no other's
    /// @param own id of the source that the others lack
    record Town(String name, List<String> marks, String own, String guide, String other) {}

    static final Town MIDDLE =
            new Town(
                    "default",
                    List.of("Mittelau", "Benedikt", "Ahorn"),
                    "cablecar",
                    "# Guide to Mittelau\n\nThe cable car of Mittelau starts at ten in the morning. Benedikt Ahorn built it in 1931.",
                    "# The cable car of Mittelau\n\nBenedikt Ahorn painted the cabins of Mittelau red in 1950.");

    static final Town NORTH =
            new Town(
                    "north",
                    List.of("Norlund", "Ragnhild", "Dahl"),
                    "orchard",
                    "# Guide to Norlund\n\nThe ferry of Norlund starts at nine in the morning. Ragnhild Dahl built it in 1907.",
                    "# The orchard of Norlund\n\nRagnhild Dahl planted the apple trees of Norlund in 1888.");

    static final Town SOUTH =
            new Town(
                    "south",
                    List.of("Sudmark", "Octavia", "Prosper"),
                    "quarry",
                    "# Guide to Sudmark\n\nThe tram of Sudmark starts at noon. Octavia Prosper built it in 1923.",
                    "# The quarry of Sudmark\n\nOctavia Prosper closed the quarry of Sudmark in 1977.");

    static final List<Town> ALL = List.of(MIDDLE, NORTH, SOUTH);

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path home;
    private final String all;
    private final String north;
    private final String south;
    private final String both;

    private Towns(
            ConfigurableApplicationContext context,
            Path home,
            String all,
            String north,
            String south,
            String both) {
        this.context = context;
        this.home = home;
        this.all = all;
        this.north = north;
        this.south = south;
        this.both = both;
    }

    /// @param home an empty folder
    /// @param more further arguments
    static Towns start(Path home, String... more) throws IOException, InterruptedException {
        Path keys = home.resolve("keys.jsonl");
        NewKey all = key("all", null);
        NewKey north = key("north", Set.of("north"));
        NewKey south = key("south", Set.of("south"));
        NewKey both = key("both", Set.of("north", "south"));
        List.of(all, north, south, both).forEach(key -> key.appendTo(keys));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--sourcebound.access.keys-file=" + keys,
                                "--sourcebound.suggestion.questions=0",
                                "--sourcebound.corpus.watch-interval=200ms",
                                "--sourcebound.corpus.folder=" + folder(home, MIDDLE),
                                "--sourcebound.decision.folder=" + home.resolve("why-default"),
                                "--sourcebound.collections.south.widget.allowed-origins=https://south.example",
                                "--sourcebound.collections.ruin.corpus.folder="
                                        + home.resolve("is-not-there"),
                                "--sourcebound.collections.empty.corpus.folder="
                                        + Files.createDirectory(home.resolve("empty"))));
        for (Town town : List.of(NORTH, SOUTH)) {
            String prefix = "--sourcebound.collections." + town.name();
            arguments.add(prefix + ".corpus.folder=" + folder(home, town));
            arguments.add(prefix + ".decision.folder=" + home.resolve("why-" + town.name()));
            arguments.add(prefix + ".index.path=" + home.resolve("index-" + town.name()));
        }
        arguments.addAll(List.of(more));
        Towns towns =
                new Towns(
                        new SpringApplicationBuilder(SourceboundApplication.class)
                                .run(arguments.toArray(String[]::new)),
                        home,
                        all.text(),
                        north.text(),
                        south.text(),
                        both.text());
        while (towns.standings().contains("starting")) {
            Thread.onSpinWait();
        }
        return towns;
    }

    private static NewKey key(String name, @Nullable Set<String> collections) {
        return NewKey.of(name, EnumSet.allOf(Verb.class), collections, null);
    }

    private static Path folder(Path home, Town town) throws IOException {
        Path folder = Files.createDirectory(home.resolve("town-" + town.name()));
        Files.writeString(folder.resolve("guide.md"), town.guide());
        Files.writeString(folder.resolve(town.own() + ".md"), town.other());
        return folder;
    }

    /// Of a key for all collections.
    String all() {
        return all;
    }

    /// Of a key for that town alone.
    String keyOf(Town town) {
        return town.equals(NORTH) ? north : town.equals(SOUTH) ? south : all;
    }

    /// Of a key for north and south.
    String both() {
        return both;
    }

    Path folderOf(Town town) {
        return home.resolve("town-" + town.name());
    }

    <T> T bean(Town town, Class<T> type) {
        return town.equals(MIDDLE)
                ? context.getBean(type)
                : context.getBean(NamedCollections.class)
                        .bean(new CollectionName(town.name()), type);
    }

    String standings() {
        return call("GET", "/v1/collections", all, null).body();
    }

    /// What came back.
    ///
    /// @param headers without those that differ each time
    record Came(int status, String headers, String body) {

        String whole() {
            return status + "\n" + headers + "\n" + body;
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /// @param body its media type, a blank, and the body; null for none
    record Sent(String method, String path, @Nullable String accept, @Nullable String body) {}

    Came call(String method, String path, @Nullable String key, @Nullable String json) {
        return call(
                new Sent(method, path, null, json == null ? null : "application/json " + json),
                key);
    }

    Came call(Sent sent, @Nullable String key, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + sent.path()));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (sent.accept() != null) {
            request.header("Accept", sent.accept());
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        String body = sent.body();
        if (body == null) {
            request.method(sent.method(), BodyPublishers.noBody());
        } else {
            int blank = body.indexOf(' ');
            request.header("Content-Type", body.substring(0, blank));
            request.method(sent.method(), BodyPublishers.ofString(body.substring(blank + 1)));
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            StringBuilder told = new StringBuilder();
            response.headers()
                    .map()
                    .forEach((name, values) -> {
                        if (!Set.of("date", "x-request-id", "content-length", "ratelimit")
                                .contains(name)) {
                            told.append(name).append(": ").append(values).append('\n');
                        }
                    });
            return new Came(response.statusCode(), told.toString(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String port() {
        return Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
