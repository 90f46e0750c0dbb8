package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.EmbedderFingerprint;
import dev.sourcebound.embedding.TokenVectors;
import dev.sourcebound.scaleout.OpenSearchNodes;
import dev.sourcebound.store.Leases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Searches a made-up corpus in a cluster of three nodes and in this process, by turns, and prints
/// what each takes. Run by name, see `src/docs/scale-out.md`.
class SearchFigures {

    private static final int PER_SOURCE = 100;
    private static final int WORDS = 60;
    private static final int DIMENSION = 384;
    private static final int DEPTH = 50;

    @TempDir Path folder;

    @Test
    void printsWhatASearchTakes() {
        int passages = Integer.getInteger("figures.passages", 5_000);
        int searches = Integer.getInteger("figures.searches", 1_000);
        Embedder embedder = new Scattered();
        List<SourcePassages> sources =
                IntStream.range(0, passages / PER_SOURCE).mapToObj(SearchFigures::source).toList();
        try (OpenSearchNodes nodes = new OpenSearchNodes(folder, 3);
                OpenSearchStore cluster =
                        new OpenSearchStore(
                                settings(nodes),
                                "sourcebound",
                                embedder,
                                true,
                                Leases.ofThisProcess());
                IndexStore store = new IndexStore(null, embedder)) {
            long began = System.nanoTime();
            PassageIndex there = cluster.open(sources, Progress.NONE);
            long made = System.nanoTime();
            PassageIndex here = store.open(sources, Progress.NONE);
            System.out.printf(
                    "%d passages: made in the cluster in %.1f s, here in %.1f s%n",
                    there.size(), (made - began) / 1e9, (System.nanoTime() - made) / 1e9);
            long[] far = new long[searches];
            long[] near = new long[searches];
            Random random = new Random(11);
            for (int i = -searches / 4; i < searches; i++) {
                String question = text(random.nextLong(), 8);
                float[] vector = embedder.embed(question, Embedder.Role.QUESTION);
                long first = time(there, question, vector);
                long second = time(here, question, vector);
                if (i >= 0) {
                    far[i] = first;
                    near[i] = second;
                }
            }
            print("cluster", far);
            print("in this process", near);
            System.out.println(
                    nodes.get(
                            "/_cat/indices/sourcebound.*?h=pri,rep,docs.count,store.size,pri.store.size"));
            for (int i = 0; i < 3; i++) {
                System.out.printf("node %d holds %d MB of memory%n", i, nodes.memory(i) >> 20);
            }
        }
    }

    private static long time(PassageIndex index, String question, float[] vector) {
        long began = System.nanoTime();
        if (index.candidates(question, List.of(), vector, DEPTH, Set.of()).isEmpty()) {
            throw new IllegalStateException("nothing found");
        }
        return System.nanoTime() - began;
    }

    private static void print(String where, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%s: p50 %.1f ms, p99 %.1f ms of %d searches%n",
                where,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                nanos.length);
    }

    private static OpenSearchSettings settings(OpenSearchNodes nodes) {
        return new OpenSearchSettings(
                nodes.urls(),
                null,
                null,
                "sourcebound",
                3,
                1,
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                2,
                0,
                Duration.ZERO);
    }

    private static SourcePassages source(int number) {
        String id = "source" + number;
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < PER_SOURCE; i++) {
            String text = text(number * 1_000L + i, WORDS);
            Span all = new Span(i * 10_000, i * 10_000 + text.length());
            passages.add(
                    new Passage(
                            "%s#%06d".formatted(id, i),
                            id,
                            "sha256:0",
                            all,
                            text,
                            List.of(all),
                            id));
        }
        return SourcePassages.of(passages);
    }

    /// Words as frequent as those of a language (Zipf).
    private static String text(long seed, int words) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            int word = (int) Math.pow(50_000, random.nextDouble());
            text.append(i == 0 ? "w" : " w").append(Integer.toString(word, 36));
        }
        return text.append('.').toString();
    }

    /// A vector for each text, near those of texts that share its first word.
    private static final class Scattered implements Embedder {

        @Override
        public EmbeddedText embedText(String text, Role role) {
            Random centre = new Random(text.substring(0, Math.min(3, text.length())).hashCode());
            Random own = new Random(text.hashCode());
            float[] vector = new float[DIMENSION];
            double norm = 0;
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] = (float) (centre.nextGaussian() + own.nextGaussian());
                norm += vector[i] * vector[i];
            }
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] /= (float) Math.sqrt(norm);
            }
            return new EmbeddedText(vector, TokenVectors.NONE);
        }

        @Override
        public EmbedderFingerprint fingerprint() {
            return new EmbedderFingerprint("scattered", "0123456789abcdef", DIMENSION, 1_000);
        }
    }
}
