package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.retrieval.OpenSearchCluster.Call;
import dev.sourcebound.retrieval.OpenSearchCluster.Patience;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Makes the index of an edition: from the one before, which is copied within the cluster (its
/// files are linked, not read), or from nothing. Nobody sees it before it is whole; where this
/// fails, or is killed, what is left of it is taken away by the next one. Two that make the same
/// edition at once, as after a lease that was lost unnoticed, make two that are alike, and one of
/// them is used.
final class OpenSearchBuild {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchBuild.class);

    /// How many passages are embedded before they are written; bounds memory and requests.
    private static final int BATCH = 500;

    private static final int MADE_AT_ONCE = 1_000;

    /// See [IndexChange], which does the same.
    private static final int IN_ONE_PIECE = 20_000;

    private final OpenSearchCluster cluster;
    private final OpenSearchSettings settings;
    private final Embedder embedder;
    private final IndexFingerprint fingerprint;
    private final OpenSearchNames names;
    private int reused;

    OpenSearchBuild(
            OpenSearchCluster cluster,
            OpenSearchSettings settings,
            Embedder embedder,
            IndexFingerprint fingerprint) {
        this.cluster = cluster;
        this.settings = settings;
        this.embedder = embedder;
        this.fingerprint = fingerprint;
        this.names = new OpenSearchNames(cluster, settings);
    }

    /// The steps, in order. Only the last one but one is seen by others.
    ///
    /// @param edition the alias that it is to have
    void make(String edition, List<SourcePassages> sources, Progress progress) {
        long started = System.nanoTime();
        names.dropUnfinished();
        Optional<Base> before = names.current().flatMap(this::usable);
        Set<String> there = before.map(base -> made(base.index())).orElse(Set.of());
        List<SourcePassages> missing =
                sources.stream().filter(source -> !there.contains(source.made())).toList();
        String index = edition + "." + UUID.randomUUID().toString().substring(0, 8);
        boolean copied = before.filter(Base::sameShards).isPresent();
        if (copied) {
            copy(before.orElseThrow().index(), index);
            remove(index, surplus(there, sources));
        } else {
            create(index);
        }
        List<SourcePassages> toAdd = copied ? missing : sources;
        add(index, before.map(Base::index).orElse(null), toAdd, progress);
        int size = sources.stream().mapToInt(SourcePassages::count).sum();
        finish(index, edition, size);
        names.publish(index, edition);
        names.dropOld();
        LOG.info(
                "Indexed {} passages of {} sources as {} in {} ms, {} of them embedded before",
                toAdd.stream().mapToInt(SourcePassages::count).sum(),
                toAdd.size(),
                index,
                (System.nanoTime() - started) / 1_000_000,
                reused);
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

    private void create(String index) {
        send("PUT", "/" + index, OpenSearchDocument.index(settings.shards(), dimension(), meta()));
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
                        Map.of("settings", own)));
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

    private void add(
            String index,
            @Nullable String before,
            List<SourcePassages> sources,
            Progress progress) {
        int total = sources.stream().mapToInt(SourcePassages::count).sum();
        int done = 0;
        List<ToAdd> batch = new ArrayList<>();
        try (Terms terms = new Terms()) {
            OpenSearchDocument documents = new OpenSearchDocument(terms);
            for (SourcePassages source : sources) {
                for (Passage passage : source.passages().get()) {
                    batch.add(new ToAdd(passage, source.made()));
                    if (batch.size() == BATCH) {
                        write(index, before, batch, documents);
                        done += batch.size();
                        batch.clear();
                        progress.embedding(done, total);
                    }
                }
            }
            if (!batch.isEmpty()) {
                write(index, before, batch, documents);
                progress.embedding(total, total);
            }
        }
    }

    private record ToAdd(Passage passage, String made, String content) {

        ToAdd(Passage passage, String made) {
            this(passage, made, PassageDocument.content(passage.textWithContext()));
        }
    }

    /// Embedding takes nearly all of the time and runs side by side.
    private void write(
            String index,
            @Nullable String before,
            List<ToAdd> batch,
            OpenSearchDocument documents) {
        Map<String, float[]> known = before == null ? Map.of() : vectors(before, batch);
        reused += (int) batch.stream().filter(each -> known.containsKey(each.content())).count();
        List<float[]> vectors =
                IntStream.range(0, batch.size())
                        .parallel()
                        .mapToObj(i -> vector(batch.get(i), known))
                        .toList();
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            ToAdd each = batch.get(i);
            lines.add(Map.of("index", Map.of("_id", each.passage().id())));
            lines.add(documents.of(each.passage(), each.made(), vectors.get(i)));
        }
        cluster.write(index, lines);
    }

    private float[] vector(ToAdd each, Map<String, float[]> known) {
        float[] before = known.get(each.content());
        return before != null
                ? before
                : embedder.embed(each.passage().textWithContext(), Embedder.Role.PASSAGE);
    }

    /// The vectors that were made of texts before, by the texts' digests.
    private Map<String, float[]> vectors(String before, List<ToAdd> batch) {
        List<String> contents = batch.stream().map(ToAdd::content).distinct().toList();
        Map<String, Object> query =
                Map.of(
                        "query",
                        Map.of("terms", Map.of(PassageDocument.CONTENT, contents)),
                        "collapse",
                        Map.of("field", PassageDocument.CONTENT),
                        "size",
                        contents.size(),
                        "_source",
                        List.of(PassageDocument.CONTENT, PassageDocument.VECTOR));
        JsonNode found = send("POST", "/" + before + "/_search", query);
        Map<String, float[]> vectors = new HashMap<>();
        for (JsonNode hit : found.at("/hits/hits")) {
            JsonNode source = hit.path("_source");
            JsonNode vector = source.path(PassageDocument.VECTOR);
            if (vector.size() == dimension()) {
                float[] values = new float[vector.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = vector.get(i).floatValue();
                }
                vectors.put(source.path(PassageDocument.CONTENT).asString(), values);
            }
        }
        return vectors;
    }

    /// What sources an index holds, each by [SourcePassages#made].
    private Set<String> made(String index) {
        Set<String> all = new HashSet<>();
        Map<String, Object> after = Map.of();
        while (true) {
            Map<String, Object> pages = new LinkedHashMap<>();
            pages.put("size", MADE_AT_ONCE);
            pages.put(
                    "sources",
                    List.of(
                            Map.of(
                                    "made",
                                    Map.of("terms", Map.of("field", PassageDocument.MADE)))));
            if (!after.isEmpty()) {
                pages.put("after", after);
            }
            JsonNode page =
                    send(
                            "POST",
                            "/" + index + "/_search",
                            Map.of("size", 0, "aggs", Map.of("all", Map.of("composite", pages))));
            JsonNode buckets = page.at("/aggregations/all/buckets");
            for (JsonNode bucket : buckets) {
                all.add(bucket.at("/key/made").asString());
            }
            if (buckets.size() < MADE_AT_ONCE) {
                return all;
            }
            after = Map.of("made", page.at("/aggregations/all/after_key/made").asString());
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
        send("POST", "/" + index + "/_refresh", null);
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
        JsonNode health =
                cluster.send(
                        Patience.BUILDING,
                        new Call(
                                "GET",
                                "/_cluster/health/" + index,
                                Map.of("wait_for_status", "green", "timeout", "30s"),
                                null));
        switch (health.path("status").asString()) {
            case "red" -> throw cluster.unavailable("the index '%s' is red".formatted(index), null);
            case "yellow" ->
                    LOG.warn(
                            "The index {} has fewer copies than the {} that are wanted: a node that"
                                    + " ends may take a part of it along",
                            index,
                            settings.replicas());
            default -> {}
        }
    }

    private Map<String, Object> meta() {
        return Map.copyOf(fingerprint.toMap());
    }

    private int dimension() {
        return embedder.fingerprint().dimension();
    }

    private String seconds() {
        return settings.buildTimeout().toSeconds() + "s";
    }

    private JsonNode send(String method, String path, @Nullable Object body) {
        return cluster.send(Patience.BUILDING, new Call(method, path, Map.of(), body));
    }
}
