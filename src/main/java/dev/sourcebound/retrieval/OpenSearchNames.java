package dev.sourcebound.retrieval;

import dev.sourcebound.retrieval.OpenSearchClients.Call;
import dev.sourcebound.retrieval.OpenSearchClients.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// The indices of this name in a cluster. `NAME.EDITION.RANDOM` is an index, `NAME.EDITION` the
/// alias that says that it is whole, and `NAME` the alias of the newest. Only whoever has the
/// writer's lease uses this.
final class OpenSearchNames {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchNames.class);

    private final OpenSearchCluster cluster;
    private final String name;
    private final Duration keepOld;
    private final Pattern ours;

    /// @param name see [#of]
    /// @param keepOld see [OpenSearchSettings]
    OpenSearchNames(OpenSearchCluster cluster, String name, Duration keepOld) {
        this.cluster = cluster;
        this.name = name;
        this.keepOld = keepOld;
        this.ours = Pattern.compile(Pattern.quote(name) + "\\.[0-9a-f]+\\.[0-9a-f]{8}");
    }

    /// What the indices of a collection are called. A `~` is neither in a name that can be set nor
    /// in a collection's, so that no two collections ever have one index.
    ///
    /// @param name as it is set
    /// @param collection empty for the one that every server has
    static String of(String name, String collection) {
        return collection.isEmpty() ? name : name + "~" + collection;
    }

    /// An index of ours.
    ///
    /// @param made when, in milliseconds by the cluster's clock
    /// @param whole whether it has an alias
    private record Made(String name, long made, boolean whole) {}

    /// The newest index.
    Optional<String> current() {
        return cluster.get("/_alias/" + name)
                .map(found -> found.properties().iterator().next().getKey());
    }

    /// From now on, this is the index of its edition, and the newest one: both at once, or neither.
    void publish(String index, String edition) {
        List<Object> actions = new ArrayList<>();
        for (String alias : List.of(edition, name)) {
            actions.add(
                    Map.of(
                            "remove",
                            Map.of("index", name + ".*", "alias", alias, "must_exist", false)));
            actions.add(Map.of("add", Map.of("index", index, "alias", alias)));
        }
        cluster.send(Patience.BUILDING, new Call("POST", "/_aliases", Map.of("actions", actions)));
    }

    /// What another one began and did not finish.
    List<String> unfinished() {
        return all().stream().filter(index -> !index.whole()).map(Made::name).toList();
    }

    /// @param kept what is left as it is
    void dropUnfinished(Optional<String> kept) {
        unfinished().stream().filter(index -> !kept.equals(Optional.of(index))).forEach(this::drop);
    }

    /// Whatever another index took the place of so long ago that nobody answers from it any more.
    void dropOld() {
        List<Made> all = all().stream().sorted(Comparator.comparingLong(Made::made)).toList();
        for (int i = 0; i + 1 < all.size(); i++) {
            long replaced = all.get(i + 1).made();
            if (all.getLast().made() - replaced >= keepOld.toMillis()) {
                drop(all.get(i).name());
            }
        }
    }

    private List<Made> all() {
        JsonNode found =
                cluster.get("/" + name + ".*")
                        .orElseThrow(() ->
                                new IllegalStateException("a pattern of names is always found"));
        List<Made> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> index : found.properties()) {
            if (ours.matcher(index.getKey()).matches()) {
                all.add(
                        new Made(
                                index.getKey(),
                                index.getValue().at("/settings/index/creation_date").asLong(),
                                !index.getValue().path("aliases").isEmpty()));
            }
        }
        return all;
    }

    private void drop(String index) {
        cluster.send(Patience.BUILDING, new Call("DELETE", "/" + index));
        LOG.info("The index {} is no longer needed and was deleted", index);
    }
}
