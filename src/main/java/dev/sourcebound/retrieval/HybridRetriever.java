package dev.sourcebound.retrieval;

import static java.util.stream.Collectors.joining;

import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.retrieval.Aliases.Used;
import dev.sourcebound.watch.Stage;
import dev.sourcebound.watch.Stages;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Searches by words and by vector at once and fuses the two, see [RankFusion]. What the passages
/// call by several names is searched by all.
final class HybridRetriever implements Retriever {

    /// How many candidates each search gives at least: normalising needs some that are poor.
    private static final int LEAST_DEPTH = 50;

    private final Supplier<PassageIndex> index;
    private final Embedder embedder;
    private final Predicate<String> common;
    private final Stages stages;

    HybridRetriever(Supplier<PassageIndex> index, Embedder embedder, Stages stages) {
        this.index = index;
        this.embedder = embedder;
        this.common = new CommonWords(embedder);
        this.stages = stages;
    }

    @Override
    public List<Hit> retrieve(String question, int k, Set<String> sources) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be >= 1, got " + k);
        }
        PassageIndex here = index.get();
        Aliases aliases = here.aliases();
        List<Used> used = aliases.in(question, common);
        String asked = spelledOut(question, used);
        float[] vector =
                stages.time(Stage.EMBED, () -> embedder.embed(asked, Embedder.Role.QUESTION));
        int depth = Math.max(k, LEAST_DEPTH);
        return RankFusion.fuse(here.candidates(question, used, vector, depth, sources)).stream()
                .limit(k)
                .map(hit -> hit.with(aliases.glossed(hit.passage(), used)))
                .toList();
    }

    private static String spelledOut(String question, List<Used> used) {
        return used.isEmpty()
                ? question
                : used.stream().map(Used::gloss).collect(joining(", ", question + " ", ""));
    }
}
