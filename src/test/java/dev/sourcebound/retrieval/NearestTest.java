package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.EmbedderFingerprint;
import dev.sourcebound.retrieval.Nearest.Near;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NearestTest {

    private static final int PASSAGES = 1_000;

    /// Enough for a piece of the index to have a graph.
    private static final int MANY = 12_000;

    private static final int DIMENSION = 32;

    /// A direction by chance for each text.
    private static final class Scattered extends Letters {

        @Override
        public EmbeddedText embedText(String text, Role role) {
            Random random = new Random(text.hashCode());
            float[] vector = new float[DIMENSION];
            double square = 0;
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] = (float) random.nextGaussian();
                square += vector[i] * vector[i];
            }
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] /= (float) Math.sqrt(square);
            }
            return new EmbeddedText(vector, super.embedText(text, role).tokens());
        }

        @Override
        public EmbedderFingerprint fingerprint() {
            return new EmbedderFingerprint("scattered", "0123456789abcdef", DIMENSION, 1_000);
        }
    }

    private final Scattered embedder = new Scattered();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void theGraphFindsNearlyAllThatAreNearestWhateverTheirPrecision(VectorSearch vectors)
            throws IOException {
        try (IndexStore store = new IndexStore(null, embedder, vectors, true);
                LuceneIndex index = store.open(List.of(passages("one", MANY)), Progress.NONE)) {
            assertThat(recall(index)).isGreaterThan(0.9);
        }
    }

    @Test
    void aGraphIsGoneOnWithWhenAPieceThatHasNoneIsPutToIt() throws IOException {
        SourcePassages one = passages("one", MANY);
        try (IndexStore store = new IndexStore(null, embedder, VectorSearch.INT8, true)) {
            store.open(List.of(one), Progress.NONE).close();
            try (LuceneIndex index =
                    store.open(List.of(one, passages("two", PASSAGES)), Progress.NONE)) {
                assertThat(index.reader().leaves()).hasSize(1);
                assertThat(index.size()).isEqualTo(MANY + PASSAGES);
                assertThat(recall(index)).isGreaterThan(0.9);
            }
        }
    }

    /// The part of the truly nearest ten that is found by graph.
    private double recall(LuceneIndex index) throws IOException {
        Nearest graph = new Nearest(new IndexSearcher(index.reader()), 0);
        int found = 0;
        for (int i = 0; i < 20; i++) {
            float[] vector = embedder.embed("question " + i, Scattered.Role.QUESTION);
            List<Integer> truly =
                    graph.compared(vector, 10, null).stream().map(Near::number).toList();
            List<Integer> looked = graph.numbers(vector, 50, null);
            assertThat(looked).hasSize(50).doesNotHaveDuplicates();
            found += (int) truly.stream().filter(looked::contains).count();
        }
        return found / 200.0;
    }

    @Test
    void aPieceTooSmallForAGraphMissesNone() throws IOException {
        try (IndexStore store = new IndexStore(null, embedder, VectorSearch.FLOAT, true);
                LuceneIndex index = store.open(List.of(passages("one", PASSAGES)), Progress.NONE)) {
            Nearest graph = new Nearest(new IndexSearcher(index.reader()), 0);
            float[] vector = embedder.embed("question", Scattered.Role.QUESTION);
            List<Near> truly = graph.compared(vector, 50, null);
            assertThat(graph.numbers(vector, 50, null))
                    .containsExactlyElementsOf(truly.stream().map(Near::number).toList());
        }
    }

    @Test
    void aSmallIndexIsComparedWithOneByOne() throws IOException {
        try (IndexStore store = new IndexStore(null, embedder);
                LuceneIndex index = store.open(List.of(passages("one", PASSAGES)), Progress.NONE)) {
            float[] vector = embedder.embed("question", Scattered.Role.QUESTION);
            List<Near> nearest = index.nearest().compared(vector, 3, null);
            List<Double> cosines =
                    IntStream.range(0, PASSAGES)
                            .mapToDouble(i ->
                                    dot(
                                            vector,
                                            embedder.embed(text("one", i), Scattered.Role.PASSAGE)))
                            .boxed()
                            .sorted((one, other) -> Double.compare(other, one))
                            .toList();
            for (int i = 0; i < 3; i++) {
                assertThat(nearest.get(i).cosine())
                        .isCloseTo(cosines.get(i).floatValue(), within(1e-6f));
            }
            assertThat(index.nearest().numbers(vector, 3, null))
                    .containsExactlyElementsOf(nearest.stream().map(Near::number).toList());
        }
    }

    @Test
    void onlyWhatIsAmongThoseThatAreAskedForIsFound() throws IOException {
        try (IndexStore store = new IndexStore(null, embedder);
                LuceneIndex index = store.open(List.of(passages("one", PASSAGES)), Progress.NONE)) {
            float[] vector = embedder.embed("question", Scattered.Role.QUESTION);
            TermQuery one = new TermQuery(new Term(PassageDocument.ID, id("one", 77)));
            assertThat(index.nearest().numbers(vector, 3, one)).hasSize(1);
        }
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static SourcePassages passages(String source, int count) {
        return SourcePassages.of(
                IntStream.range(0, count).mapToObj(number -> passage(source, number)).toList());
    }

    private static Passage passage(String source, int number) {
        String text = text(source, number);
        Span whole = new Span(0, text.length());
        return new Passage(id(source, number), source, "sha256:0", whole, text, List.of(whole), "");
    }

    private static String id(String source, int number) {
        return source + "#%06d".formatted(number);
    }

    private static String text(String source, int number) {
        return source + " " + number;
    }
}
