package dev.sourcebound.retrieval;

import dev.sourcebound.retrieval.OpenSearchCluster.Call;
import dev.sourcebound.retrieval.OpenSearchCluster.Patience;
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
    private final OpenSearchSettings settings;
    private final Pattern ours;

    OpenSearchNames(OpenSearchCluster cluster, OpenSearchSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
        this.ours = Pattern.compile(Pattern.quote(settings.name()) + "\\.[0-9a-f]+\\.[0-9a-f]{8}");
    }

    /// An index of ours.
    ///
    /// @param made when, in milliseconds by the cluster's clock
    /// @param whole whether it has an alias
    private record Made(String name, long made, boolean whole) {}

    /// The newest index.
    Optional<String> current() {
        return cluster.get("/_alias/" + settings.name())
                .map(found -> found.properties().iterator().next().getKey());
    }

    /// From now on, this is the index of its edition, and the newest one: both at once, or neither.
    void publish(String index, String edition) {
        List<Object> actions = new ArrayList<>();
        for (String alias : List.of(edition, settings.name())) {
            actions.add(
                    Map.of(
                            "remove",
                            Map.of(
                                    "index",
                                    settings.name() + ".*",
                                    "alias",
                                    alias,
                                    "must_exist",
                                    false)));
            actions.add(Map.of("add", Map.of("index", index, "alias", alias)));
        }
        cluster.send(Patience.BUILDING, new Call("POST", "/_aliases", Map.of("actions", actions)));
    }

    /// What another one began and did not finish.
    void dropUnfinished() {
        all().stream().filter(index -> !index.whole()).forEach(this::drop);
    }

    /// Whatever another index took the place of so long ago that nobody answers from it any more.
    void dropOld() {
        List<Made> all = all().stream().sorted(Comparator.comparingLong(Made::made)).toList();
        for (int i = 0; i + 1 < all.size(); i++) {
            long replaced = all.get(i + 1).made();
            if (all.getLast().made() - replaced >= settings.keepOld().toMillis()) {
                drop(all.get(i));
            }
        }
    }

    private List<Made> all() {
        JsonNode found =
                cluster.get("/" + settings.name() + ".*")
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

    private void drop(Made index) {
        cluster.send(Patience.BUILDING, new Call("DELETE", "/" + index.name()));
        LOG.info("The index {} is no longer needed and was deleted", index.name());
    }
}
