package dev.sourcebound.retrieval;

import static java.util.stream.Collectors.toSet;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.retrieval.OpenSearchClients.Call;
import dev.sourcebound.retrieval.OpenSearchClients.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Writes passages to an index that nobody searches yet. A text that was embedded before is not
/// embedded again. For one thread.
final class OpenSearchWriter {

    /// How many passages are embedded before they are written; bounds memory and requests.
    private static final int BATCH = 200;

    private final OpenSearchCluster cluster;
    private final PassageEmbedder passages;
    private final String alias;
    private final List<String> before;
    private final OpenSearchEmbeddings embeddings;
    private final Progress progress;
    private int added;
    private int reused;

    /// @param alias see [OpenSearchNames#written]
    /// @param before indices whose vectors are used again
    /// @param embeddings what is kept of them
    OpenSearchWriter(
            OpenSearchCluster cluster,
            Embedder embedder,
            String alias,
            List<String> before,
            OpenSearchEmbeddings embeddings,
            Progress progress) {
        this.cluster = cluster;
        this.passages = new PassageEmbedder(embedder, embeddings.tokens());
        this.alias = alias;
        this.before = List.copyOf(before);
        this.embeddings = embeddings;
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
        Map<String, EmbeddedText> known = before.isEmpty() ? Map.of() : known(batch);
        List<EmbeddedText> embedded =
                IntStream.range(0, batch.size())
                        .parallel()
                        .mapToObj(i -> embedded(batch.get(i), known))
                        .toList();
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            ToAdd each = batch.get(i);
            lines.add(Map.of("index", Map.of("_id", each.passage().id())));
            lines.add(documents.of(each.passage(), each.made(), embedded.get(i)));
        }
        cluster.write(alias, lines);
        reused += (int) batch.stream().filter(each -> known.containsKey(each.content())).count();
        added += batch.size();
        batch.clear();
        progress.embedding(added, share.total(added));
    }

    private EmbeddedText embedded(ToAdd each, Map<String, EmbeddedText> known) {
        EmbeddedText before = known.get(each.content());
        return before == null ? passages.embed(each.passage()) : before;
    }

    /// What was made of texts before, by the texts' digests.
    private Map<String, EmbeddedText> known(List<ToAdd> batch) {
        Set<String> contents = batch.stream().map(ToAdd::content).collect(toSet());
        JsonNode found =
                cluster.send(
                        Patience.BUILDING,
                        new Call(
                                "POST",
                                "/" + String.join(",", before) + "/_search",
                                embeddings.search(contents)));
        return embeddings.read(found);
    }
}
