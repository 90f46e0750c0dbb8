package dev.sourcebound.retrieval;

import dev.sourcebound.retrieval.OpenSearchClients.Call;
import dev.sourcebound.retrieval.OpenSearchClients.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The indices of this name in a cluster. `NAME.EDITION.RANDOM` is an index,
/// `NAME.EDITION.RANDOM.written` its alias while it is made, `NAME.EDITION` the alias that says
/// that it is whole, and `NAME` the alias of the newest. Only whoever has the writer's lease uses
/// this.
final class OpenSearchNames {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchNames.class);

    /// In what is noted with an index: since when another has its place, in milliseconds by the
    /// clock of the server that saw it.
    private static final String REPLACED = "replaced";

    private static final String WRITTEN = ".written";

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

    /// What passages of an index are written to while it is made: so it is not made again, without
    /// its mapping, where another writer has taken it away.
    static String written(String index) {
        return index + WRITTEN;
    }

    /// An index of ours.
    ///
    /// @param aliases none where it is not whole
    /// @param meta what is noted with its mapping
    private record Made(String name, Set<String> aliases, JsonNode meta) {

        boolean isWhole() {
            return !aliases.isEmpty() && !aliases.contains(written(name));
        }

        /// When it was first seen that another had its place.
        Optional<Instant> replaced() {
            return meta.path(REPLACED).asLongOpt().stream()
                    .mapToObj(Instant::ofEpochMilli)
                    .findFirst();
        }
    }

    /// The newest index.
    Optional<String> current() {
        return behind(name);
    }

    /// Whether the newest index is of this edition.
    boolean isCurrent(String edition) {
        return current().filter(index -> index.startsWith(edition + ".")).isPresent();
    }

    /// Makes an edition that is there the newest again, unless it was taken away meanwhile.
    void goBackTo(String edition) {
        behind(edition)
                .ifPresent(index -> {
                    publish(index, edition);
                    dropOld();
                });
    }

    private Optional<String> behind(String alias) {
        return cluster.get("/_alias/" + alias)
                .map(found -> found.properties().iterator().next().getKey());
    }

    /// From now on, this is the index of its edition, and the newest one: both at once, or neither.
    void publish(String index, String edition) {
        List<Object> actions = new ArrayList<>();
        actions.add(removal(index, written(index)));
        for (String alias : List.of(edition, name)) {
            actions.add(removal(name + ".*", alias));
            actions.add(Map.of("add", Map.of("index", index, "alias", alias)));
        }
        cluster.send(Patience.BUILDING, new Call("POST", "/_aliases", Map.of("actions", actions)));
    }

    private static Map<String, Object> removal(String index, String alias) {
        return Map.of("remove", Map.of("index", index, "alias", alias, "must_exist", false));
    }

    /// What another one began and did not finish.
    List<String> unfinished() {
        return all().stream().filter(index -> !index.isWhole()).map(Made::name).toList();
    }

    /// @param kept what is left as it is
    void dropUnfinished(Optional<String> kept) {
        unfinished().stream().filter(index -> !kept.equals(Optional.of(index))).forEach(this::drop);
    }

    /// Whatever another index took the place of so long ago that nobody answers from it any more.
    /// Since when that is so is noted with the index: when it was made does not tell, as an edition
    /// may be gone back to.
    void dropOld() {
        Instant now = Instant.now();
        for (Made index : all()) {
            if (index.aliases().contains(name)) {
                note(index, Optional.empty());
            } else if (index.isWhole()) {
                Instant replaced = index.replaced().orElse(now);
                if (replaced.plus(keepOld).isAfter(now)) {
                    note(index, Optional.of(replaced));
                } else {
                    drop(index.name());
                }
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
                                Set.copyOf(index.getValue().path("aliases").propertyNames()),
                                index.getValue().at("/mappings/_meta")));
            }
        }
        return all;
    }

    private void note(Made index, Optional<Instant> replaced) {
        if (replaced.equals(index.replaced())) {
            return;
        }
        ObjectNode meta = index.meta().deepCopy().asObject();
        replaced.ifPresentOrElse(
                since -> meta.put(REPLACED, since.toEpochMilli()), () -> meta.remove(REPLACED));
        cluster.send(
                Patience.BUILDING,
                new Call("PUT", "/" + index.name() + "/_mapping", Map.of("_meta", meta)));
    }

    private void drop(String index) {
        cluster.send(Patience.BUILDING, new Call("DELETE", "/" + index));
        LOG.info("The index {} is no longer needed and was deleted", index);
    }
}
