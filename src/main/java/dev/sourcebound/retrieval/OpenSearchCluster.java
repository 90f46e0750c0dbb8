package dev.sourcebound.retrieval;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.retrieval.OpenSearchClients.Call;
import dev.sourcebound.retrieval.OpenSearchClients.Patience;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks with an OpenSearch cluster: what fails because something is not there now is tried again,
/// and then fails as `INDEX_UNAVAILABLE`. So what is sent may arrive twice: searches and documents
/// bear that, and an index that was made or copied already fails, to be made anew under another
/// name. Blocking; thread-safe.
final class OpenSearchCluster implements Closeable {

    /// What a second try to make an index hears where the answer to the first one was lost.
    private static final String THERE_ALREADY = "resource_already_exists_exception";

    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OpenSearchSettings settings;
    private final OpenSearchClients clients;

    OpenSearchCluster(OpenSearchSettings settings) {
        this.settings = settings;
        this.clients = new OpenSearchClients(settings);
    }

    /// One search of several.
    ///
    /// @param index the name, or an alias
    /// @param scored whether its scores matter, and so the statistics of the whole index
    record Search(String index, boolean scored, Map<String, Object> body) {

        private Map<String, Object> header() {
            return Map.of(
                    "index",
                    index,
                    "search_type",
                    scored ? "dfs_query_then_fetch" : "query_then_fetch",
                    "allow_partial_search_results",
                    false);
        }
    }

    /// See [OpenSearchCluster#search].
    interface Searches {
        List<JsonNode> search(List<Search> searches);
    }

    /// Looks something up.
    ///
    /// @return empty where there is nothing of that name
    Optional<JsonNode> get(String path) {
        return trying(() -> once(Patience.SEARCHING, new Call("GET", path)));
    }

    /// Has something done.
    ///
    /// @throws AppException `INDEX_UNAVAILABLE`; also where there is nothing of that name
    JsonNode send(Patience patience, Call call) {
        return trying(() -> once(patience, call)).orElseThrow(this::gone);
    }

    /// Has documents written.
    ///
    /// @param alias of the index; by an index's own name, one that is gone would be made anew
    /// @param lines as the bulk API takes them
    /// @throws AppException `INDEX_UNAVAILABLE`; also where there is no such alias
    void write(String alias, List<Object> lines) {
        JsonNode done =
                send(
                        Patience.BUILDING,
                        new Call(
                                "POST",
                                "/" + alias + "/_bulk",
                                Map.of("require_alias", "true"),
                                lines));
        if (done.path("errors").asBoolean()) {
            for (JsonNode item : done.path("items")) {
                JsonNode result = item.iterator().next();
                if (result.path("status").asInt() >= 300) {
                    throw failed(result.path("status").asInt(), result);
                }
            }
        }
    }

    /// Makes several searches at once. Of each it tells all that is there, or nothing of any.
    List<JsonNode> search(List<Search> searches) {
        List<Object> lines = new ArrayList<>();
        for (Search search : searches) {
            lines.add(search.header());
            lines.add(search.body());
        }
        return trying(() -> searchOnce(lines));
    }

    @Override
    public void close() {
        clients.close();
    }

    /// What it is called by in messages.
    String name() {
        return settings.urls().toString();
    }

    private List<JsonNode> searchOnce(List<Object> lines) throws IOException {
        JsonNode all =
                once(Patience.SEARCHING, new Call("POST", "/_msearch", lines))
                        .orElseThrow(this::gone);
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode response : all.path("responses")) {
            int status = response.path("status").asInt(200);
            if (status >= 300) {
                throw failed(status, response);
            }
            found.add(whole(response));
        }
        return found;
    }

    private interface Attempt<T> {
        T make() throws IOException;
    }

    private <T> T trying(Attempt<T> attempt) {
        Duration pause = FIRST_PAUSE;
        for (int left = settings.retries(); ; left--) {
            try {
                return attempt.make();
            } catch (IOException e) {
                if (left == 0) {
                    throw unavailable(
                            "no node answers (%s)".formatted(e.getClass().getSimpleName()), e);
                }
            } catch (AppException e) {
                if (left == 0 || e.code() != ErrorCode.INDEX_UNAVAILABLE) {
                    throw e;
                }
            }
            pause(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /// @return empty where there is nothing of that name
    private Optional<JsonNode> once(Patience patience, Call call) throws IOException {
        try (Response response = clients.execute(patience, call)) {
            JsonNode answer =
                    response.getBody()
                            .map(Body::bodyAsBytes)
                            .filter(bytes -> bytes.length > 0)
                            .map(JSON::readTree)
                            .orElseGet(JSON::createObjectNode);
            if (response.getStatus() == 404) {
                return Optional.empty();
            }
            if (response.getStatus() >= 300) {
                throw failed(response.getStatus(), answer);
            }
            return Optional.of(whole(answer));
        }
    }

    /// What only some shards gave is not used.
    private JsonNode whole(JsonNode answer) {
        JsonNode shards = answer.path("_shards");
        if (shards.path("failed").asInt() > 0
                || (shards.isObject() && answer.path("timed_out").asBoolean())) {
            throw unavailable("some of its shards do not answer", null);
        }
        return answer;
    }

    private AppException failed(int status, JsonNode answer) {
        // The reason may hold what was asked; its type does not.
        String type = answer.at("/error/type").asString("");
        if (type.equals(THERE_ALREADY)) {
            return unavailable("it answers %d %s".formatted(status, type), null);
        }
        return switch (status) {
            case 401, 403 ->
                    new AppException(
                            ErrorCode.INDEX_INVALID,
                            "The index cluster %s refuses this program (%d); set sourcebound.index.opensearch.username and .password of a user who may manage indices named '%s*'."
                                    .formatted(name(), status, settings.name()));
            case 404 -> gone();
            case 408, 429, 500, 502, 503, 504 ->
                    unavailable("it answers %d %s".formatted(status, type), null);
            default ->
                    new AppException(
                            ErrorCode.INTERNAL,
                            "the index cluster answered %d %s".formatted(status, type));
        };
    }

    private AppException gone() {
        return unavailable("the index is not there", null);
    }

    /// How an index is.
    ///
    /// @param status `green` where all copies are there, `yellow` where all parts are, else `red`
    /// @param nodes how many there are to hold copies, each of a part one at most
    record Health(String status, int nodes) {}

    Health health(String index) {
        JsonNode health = send(Patience.SEARCHING, new Call("GET", "/_cluster/health/" + index));
        return new Health(
                health.path("status").asString(), health.path("number_of_data_nodes").asInt());
    }

    /// Whether an index lacks a part.
    boolean isRed(String index) {
        return health(index).status().equals("red");
    }

    /// What is said of an index that lacks a part.
    AppException red(String index) {
        return unavailable("the index '%s' is red".formatted(index), null);
    }

    /// What is said of an index that does not hold just what was written to it.
    AppException incomplete(String index, int written, int size) {
        return unavailable(
                "the index '%s' has %d passages of %d".formatted(index, size, written), null);
    }

    /// What whoever asks is to be told where the cluster cannot do its part now.
    private AppException unavailable(String why, @Nullable Throwable cause) {
        return AppException.after(
                WAIT,
                ErrorCode.INDEX_UNAVAILABLE,
                "The index cluster %s cannot be used: %s. Ask again shortly; whoever runs it, see that its nodes are up and no index is red, or set sourcebound.index.opensearch.urls."
                        .formatted(name(), why),
                cause);
    }

    static void pause(Duration length) {
        try {
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody waits for this any more");
        }
    }
}
