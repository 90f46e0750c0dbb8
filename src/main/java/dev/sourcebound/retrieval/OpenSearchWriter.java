package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.retrieval.OpenSearchClients.Call;
import dev.sourcebound.retrieval.OpenSearchClients.Patience;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Writes passages to an index that nobody searches yet. A text that was embedded before is not
/// embedded again. For one thread.
final class OpenSearchWriter {

    /// How many passages are embedded before they are written; bounds memory and requests.
    private static final int BATCH = 500;

    private final OpenSearchCluster cluster;
    private final Embedder embedder;
    private final String alias;
    private final List<String> before;
    private final Progress progress;
    private int added;
    private int reused;

    /// @param alias see [OpenSearchNames#written]
    /// @param before indices whose vectors are used again
    OpenSearchWriter(
            OpenSearchCluster cluster,
            Embedder embedder,
            String alias,
            List<String> before,
            Progress progress) {
        this.cluster = cluster;
        this.embedder = embedder;
        this.alias = alias;
        this.before = List.copyOf(before);
        this.progress = progress;
    }

    /// How many passages have been added.
    int added() {
        return added;
    }

    /// How many of those had been embedded before.
    int reused() {
        return reused;
    }

    void add(List<SourcePassages> sources) {
        Share share = new Share(sources);
        List<ToAdd> batch = new ArrayList<>();
        try (Terms terms = new Terms()) {
            OpenSearchDocument documents = new OpenSearchDocument(terms);
            for (SourcePassages source : sources) {
                for (Passage passage : source.passages().get()) {
                    share.passage(passage);
                    batch.add(new ToAdd(passage, source.made()));
                    if (batch.size() == BATCH) {
                        write(batch, documents, share);
                    }
                }
                share.source(source);
            }
            if (!batch.isEmpty()) {
                write(batch, documents, share);
            }
        }
    }

    private record ToAdd(Passage passage, String made, String content) {

        ToAdd(Passage passage, String made) {
            this(passage, made, PassageDocument.content(passage.textWithContext()));
        }
    }

    /// Embedding takes nearly all of the time and runs side by side.
    private void write(List<ToAdd> batch, OpenSearchDocument documents, Share share) {
        Map<String, float[]> known = before.isEmpty() ? Map.of() : vectors(batch);
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
        cluster.write(alias, lines);
        reused += (int) batch.stream().filter(each -> known.containsKey(each.content())).count();
        added += batch.size();
        batch.clear();
        progress.embedding(added, share.total(added));
    }

    private float[] vector(ToAdd each, Map<String, float[]> known) {
        float[] before = known.get(each.content());
        return before != null
                ? before
                : embedder.embed(each.passage().textWithContext(), Embedder.Role.PASSAGE);
    }

    /// The vectors that were made of texts before, by the texts' digests.
    private Map<String, float[]> vectors(List<ToAdd> batch) {
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
        JsonNode found =
                cluster.send(
                        Patience.BUILDING,
                        new Call("POST", "/" + String.join(",", before) + "/_search", query));
        Map<String, float[]> vectors = new HashMap<>();
        for (JsonNode hit : found.at("/hits/hits")) {
            JsonNode source = hit.path("_source");
            JsonNode vector = source.path(PassageDocument.VECTOR);
            if (vector.size() == embedder.fingerprint().dimension()) {
                vectors.put(source.path(PassageDocument.CONTENT).asString(), numbers(vector));
            }
        }
        return vectors;
    }

    private static float[] numbers(JsonNode vector) {
        float[] values = new float[vector.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector.get(i).floatValue();
        }
        return values;
    }
}
