package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.retrieval.OpenSearchClients.Call;
import dev.sourcebound.retrieval.OpenSearchClients.Patience;
import dev.sourcebound.retrieval.OpenSearchCluster.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Makes the index of an edition: from the one before, which is copied within the cluster (its
/// files are linked, not read), or from nothing. Nobody sees it before it is whole; where this
/// fails, or is killed, the next one uses the vectors of what is left of it and takes it away. Two
/// that make the same edition at once, as after a lease that was lost unnoticed, make two that are
/// alike: the first that is whole is used, and the other one fails, for its index is taken away.
final class OpenSearchBuild {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchBuild.class);

    private static final int MADE_AT_ONCE = 1_000;

    /// How long copies are waited for.
    private static final Duration COPYING = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /// See [IndexChange], which does the same.
    private static final int IN_ONE_PIECE = 20_000;

    private final OpenSearchCluster cluster;
    private final OpenSearchSettings settings;
    private final Embedder embedder;
    private final IndexFingerprint fingerprint;
    private final OpenSearchNames names;
    private final OpenSearchEmbeddings embeddings;

    OpenSearchBuild(
            OpenSearchCluster cluster,
            OpenSearchSettings settings,
            Embedder embedder,
            IndexFingerprint fingerprint,
            OpenSearchNames names,
            OpenSearchEmbeddings embeddings) {
        this.cluster = cluster;
        this.settings = settings;
        this.embedder = embedder;
        this.fingerprint = fingerprint;
        this.names = names;
        this.embeddings = embeddings;
    }

    /// The steps, in order. Only the last one but one is seen by others.
    ///
    /// @param edition the alias that it is to have
    void make(String edition, List<SourcePassages> sources, Progress progress) {
        long started = System.nanoTime();
        Optional<String> left = left();
        names.dropUnfinished(left);
        Optional<Base> before = names.current().flatMap(this::usable);
        Set<String> there =
                before.map(base -> OpenSearchValues.of(cluster, base.index(), PassageDocument.MADE))
                        .orElse(Set.of());
        String index = edition + "." + UUID.randomUUID().toString().substring(0, 8);
        boolean copied = before.filter(Base::sameShards).isPresent();
        if (copied) {
            copy(before.orElseThrow().index(), index);
            remove(index, surplus(there, sources));
        } else {
            create(index);
        }
        List<SourcePassages> toAdd =
                copied
                        ? sources.stream().filter(each -> !there.contains(each.made())).toList()
                        : sources;
        List<String> embedded =
                Stream.concat(before.map(Base::index).stream(), left.stream()).toList();
        OpenSearchWriter writer =
                new OpenSearchWriter(
                        cluster,
                        embedder,
                        OpenSearchNames.written(index),
                        embedded,
                        embeddings,
                        progress);
        int kept = copied ? size(index) : 0;
        writer.add(toAdd);
        int size = size(index);
        if (size != kept + writer.added()) {
            throw cluster.incomplete(index, kept + writer.added(), size);
        }
        finish(index, edition, size);
        names.publish(index, edition);
        names.dropUnfinished(Optional.empty());
        names.dropOld();
        LOG.info(
                "Indexed {} passages of {} sources as {} in {} ms, {} of them embedded before",
                writer.added(),
                toAdd.size(),
                index,
                (System.nanoTime() - started) / 1_000_000,
                writer.reused());
    }

    /// An index to begin with.
    ///
    /// @param sameShards whether it can be copied as it is
    private record Base(String index, boolean sameShards) {}

    private Optional<Base> usable(String index) {
        return cluster.get("/" + index)
                .map(found -> found.iterator().next())
                .flatMap(there -> {
                    JsonNode meta = there.at("/mappings/_meta");
                    boolean ours =
                            fingerprint.toMap().entrySet().stream()
                                    .allMatch(each ->
                                            meta.path(each.getKey())
                                                    .asString("")
                                                    .equals(each.getValue()));
                    int shards = there.at("/settings/index/number_of_shards").asInt();
                    return ours
                            ? Optional.of(new Base(index, shards == settings.shards()))
                            : Optional.empty();
                });
    }

    /// What was never finished.
    private record Left(String index, int passages) {}

    /// Of what was never finished, the one with the most passages.
    private Optional<String> left() {
        return names.unfinished().stream()
                .filter(index -> usable(index).isPresent() && !cluster.isRed(index))
                .map(index -> new Left(index, size(index)))
                .max(Comparator.comparingInt(Left::passages))
                .map(Left::index);
    }

    /// How many passages can be found in it from now on.
    private int size(String index) {
        send("POST", "/" + index + "/_refresh", null);
        return send("GET", "/" + index + "/_count", null).path("count").asInt();
    }

    private void create(String index) {
        Map<String, Object> how =
                new HashMap<>(
                        OpenSearchDocument.index(
                                settings.shards(), embeddings.dimension(), meta()));
        how.put("aliases", aliases(index));
        send("PUT", "/" + index, how);
    }

    private void copy(String from, String index) {
        Map<String, Object> own = new HashMap<>();
        own.put("index.number_of_replicas", 0);
        own.put("index.blocks.write", null);
        cluster.send(
                Patience.BUILDING,
                new Call(
                        "POST",
                        "/" + from + "/_clone/" + index,
                        Map.of("wait_for_active_shards", "all", "timeout", seconds()),
                        Map.of("settings", own, "aliases", aliases(index))));
    }

    private static Map<String, Object> aliases(String index) {
        return Map.of(OpenSearchNames.written(index), Map.of());
    }

    private void remove(String index, List<String> made) {
        for (int from = 0; from < made.size(); from += MADE_AT_ONCE) {
            List<String> some = made.subList(from, Math.min(made.size(), from + MADE_AT_ONCE));
            cluster.send(
                    Patience.BUILDING,
                    new Call(
                            "POST",
                            "/" + index + "/_delete_by_query",
                            Map.of("refresh", "true", "conflicts", "proceed"),
                            Map.of("query", Map.of("terms", Map.of(PassageDocument.MADE, some)))));
        }
    }

    private static List<String> surplus(Set<String> there, List<SourcePassages> sources) {
        Set<String> surplus = new HashSet<>(there);
        sources.forEach(source -> surplus.remove(source.made()));
        return List.copyOf(surplus);
    }

    /// Rids it of what was deleted, so that the statistics of words are those of what is there;
    /// closes it to changes, and has it copied to other nodes.
    private void finish(String index, String edition, int size) {
        cluster.send(
                Patience.BUILDING,
                new Call(
                        "POST",
                        "/" + index + "/_forcemerge",
                        size <= IN_ONE_PIECE
                                ? Map.of("max_num_segments", "1")
                                : Map.of("only_expunge_deletes", "true"),
                        null));
        send("POST", "/" + index + "/_refresh", null);
        Map<String, Object> meta = new LinkedHashMap<>(meta());
        meta.put("edition", edition);
        meta.put("passages", size);
        send("PUT", "/" + index + "/_mapping", Map.of("_meta", meta));
        send(
                "PUT",
                "/" + index + "/_settings",
                Map.of(
                        "index.blocks.write",
                        true,
                        "index.number_of_replicas",
                        settings.replicas()));
        awaitCopies(index);
    }

    /// The cluster's own waiting ends in an error where there are fewer copies than are wanted, as
    /// on a single node.
    private void awaitCopies(String index) {
        Instant end = Instant.now().plus(COPYING);
        Health health = cluster.health(index);
        while (health.status().equals("yellow")
                && health.nodes() > settings.replicas()
                && Instant.now().isBefore(end)) {
            OpenSearchCluster.pause(BETWEEN_LOOKS);
            health = cluster.health(index);
        }
        switch (health.status()) {
            case "red" -> throw cluster.red(index);
            case "yellow" ->
                    LOG.warn(
                            "The index {} has fewer copies than the {} of"
                                    + " sourcebound.index.opensearch.replicas, on {} nodes: one that ends"
                                    + " may take a part of it along",
                            index,
                            settings.replicas(),
                            health.nodes());
            default -> {}
        }
    }

    private Map<String, Object> meta() {
        return Map.copyOf(fingerprint.toMap());
    }

    private String seconds() {
        return settings.buildTimeout().toSeconds() + "s";
    }

    private JsonNode send(String method, String path, @Nullable Object body) {
        return cluster.send(Patience.BUILDING, new Call(method, path, body));
    }
}
