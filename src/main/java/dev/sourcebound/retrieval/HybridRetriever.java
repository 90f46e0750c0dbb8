package dev.sourcebound.retrieval;

import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.watch.Stage;
import dev.sourcebound.watch.Stages;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Searches by words and by vector at once and fuses the two, see [RankFusion].
final class HybridRetriever implements Retriever {

    /// How many candidates each search gives at least: normalising needs some that are poor.
    private static final int LEAST_DEPTH = 50;

    private final Supplier<PassageIndex> index;
    private final Embedder embedder;
    private final Stages stages;

    HybridRetriever(Supplier<PassageIndex> index, Embedder embedder, Stages stages) {
        this.index = index;
        this.embedder = embedder;
        this.stages = stages;
    }

    @Override
    public List<Hit> retrieve(String question, int k, Set<String> sources) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be >= 1, got " + k);
        }
        float[] vector =
                stages.time(Stage.EMBED, () -> embedder.embed(question, Embedder.Role.QUESTION));
        List<Hit> hits =
                RankFusion.fuse(
                        index.get()
                                .candidates(question, vector, Math.max(k, LEAST_DEPTH), sources));
        return hits.subList(0, Math.min(k, hits.size()));
    }
}
