package dev.sourcebound.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.embedding.Embedder.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// One session of the model and one cache for many threads, whose entries come and go.
class EmbedderUnderLoadTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 6;

    private static final List<String> TEXTS =
            IntStream.range(0, 12)
                    .mapToObj(i ->
                            "The ferry number %d costs %s crowns.".formatted(i, "four ".repeat(i)))
                    .toList();

    @Test
    void manyThreadsGetTheVectorsThatEachGetsAlone() throws Exception {
        try (OnnxEmbedder model = BundledModel.load(2)) {
            Map<String, float[]> alone = new HashMap<>();
            TEXTS.forEach(text -> alone.put(text, model.embed(text, Role.PASSAGE)));
            // Of twenty tokens, as the class reckons.
            long entry = 9_000;
            CachingEmbedder small = new CachingEmbedder(model, 4 * entry);
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                List<Future<Map<String, float[]>>> results = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    long seed = i;
                    results.add(threads.submit(() -> embedded(small, new Random(seed))));
                }
                for (Future<Map<String, float[]>> result : results) {
                    assertThat(result.get()).containsExactlyInAnyOrderEntriesOf(alone);
                }
            }
            assertThat(small.hits() + small.misses())
                    .isEqualTo((long) THREADS * ROUNDS * TEXTS.size());
            // Entries went, so that the model ran beside those who read the cache.
            assertThat(small.misses()).isGreaterThan(TEXTS.size());
        }
    }

    private static Map<String, float[]> embedded(CachingEmbedder embedder, Random random) {
        Map<String, float[]> embedded = new HashMap<>();
        List<String> texts = new ArrayList<>(TEXTS);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(texts, random);
            for (String text : texts) {
                float[] vector = embedder.embed(text, Role.PASSAGE);
                float[] before = embedded.put(text, vector);
                assertThat(before == null ? vector : before).isEqualTo(vector);
            }
        }
        return embedded;
    }
}
