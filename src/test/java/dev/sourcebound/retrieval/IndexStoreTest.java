package dev.sourcebound.retrieval;

import static dev.sourcebound.retrieval.Entries.BEES;
import static dev.sourcebound.retrieval.Entries.SHIPS;
import static dev.sourcebound.retrieval.Entries.paragraph;
import static dev.sourcebound.retrieval.Entries.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.retrieval.RankFusion.Candidate;
import dev.sourcebound.watch.Stages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexStoreTest {

    private final Letters embedder = new Letters();
    private final Chunker chunker = new Chunker();

    @TempDir Path folder;

    @Test
    void whatStaysIsNotEmbeddedAgain() {
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES).close();
            assertThat(embedder.runs.get()).isEqualTo(1);

            try (LuceneIndex both = open(store, BEES, SHIPS)) {
                assertThat(embedder.runs.get()).isEqualTo(2);
                assertThat(sources(both, "bees")).contains("bees", "ships");
            }
        }
    }

    @Test
    void ofASourceThatChangesOnlyTheNewPassagesAreEmbedded() {
        List<String> paragraphs =
                new ArrayList<>(IntStream.range(0, 5).mapToObj(Entries::paragraph).toList());
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, source("log", String.join("\n\n", paragraphs))).close();
            assertThat(embedder.runs.get()).isEqualTo(5);

            paragraphs.set(2, paragraph(99));
            try (LuceneIndex changed =
                    open(store, source("log", String.join("\n\n", paragraphs)))) {
                assertThat(changed.size()).isEqualTo(5);
                assertThat(embedder.runs.get()).isEqualTo(6);
            }
        }
    }

    @Test
    void whatIsGoneIsFoundNoMoreAndLeavesNoTraceInTheStatistics() {
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES, SHIPS).close();
            try (LuceneIndex fewer = open(store, SHIPS);
                    IndexStore other = new IndexStore(null, new Letters());
                    LuceneIndex fresh = open(other, SHIPS)) {
                assertThat(fewer.size()).isEqualTo(1);
                assertThat(fewer.holds("hive")).isFalse();
                assertThat(fewer.rarity("harbour")).isEqualTo(fresh.rarity("harbour"));
            }
        }
    }

    /// Of more passages than are put into one piece.
    @Test
    void ofALargeIndexTooNoWordStaysOfWhatIsGone() {
        SourcePassages many =
                SourcePassages.of(IntStream.range(0, 20_001).mapToObj(i -> tiny(i)).toList());
        try (IndexStore store = new IndexStore(null, embedder)) {
            store.open(List.of(SourcePassages.of(BEES, chunker), many), Progress.NONE).close();
            try (LuceneIndex fewer = store.open(List.of(many), Progress.NONE)) {
                assertThat(fewer.size()).isEqualTo(20_001);
                assertThat(fewer.holds("hive")).isFalse();
            }
        }
    }

    /// Of a piece that is large, as it would have to be written anew.
    @Test
    void aFewPassagesThatAreGoneStayInALargePieceAndAreNeitherFoundNorCounted() {
        Source lamp = source("lamp", "The lamp of the hive is lit. Forty ships see it.");
        SourcePassages few =
                SourcePassages.of(
                        IntStream.range(0, DeletesKept.LARGE / 10)
                                .mapToObj(i -> tiny("few", i))
                                .toList());
        SourcePassages many =
                SourcePassages.of(
                        IntStream.range(0, DeletesKept.LARGE)
                                .mapToObj(i -> tiny("log", i))
                                .toList());
        List<SourcePassages> less = List.of(SourcePassages.of(lamp, chunker), few, many);
        List<SourcePassages> all = new ArrayList<>(less);
        all.add(SourcePassages.of(BEES, chunker));
        try (IndexStore store = inOnePiece();
                IndexStore other = inOnePiece();
                LuceneIndex fresh = other.open(less, Progress.NONE)) {
            store.open(all, Progress.NONE).close();
            try (LuceneIndex fewer = store.open(less, Progress.NONE)) {
                assertThat(fewer.reader().numDeletedDocs()).isEqualTo(1);
                assertThat(fewer.size()).isEqualTo(fresh.size());
                assertThat(fewer.holds("thousand")).isFalse();
                assertThat(fewer.forms().passages("thousand")).isZero();
                assertThat(fewer.forms().nearest("thousend", 1)).isEmpty();
                assertThat(fewer.forms().sounding("thousend")).isEmpty();
                for (String word : List.of("hive", "ship", "lamp")) {
                    assertThat(fewer.rarity(word)).isEqualTo(fresh.rarity(word));
                }
                assertThat(scores(fewer))
                        .containsKeys("lamp#000000")
                        .allSatisfy((id, score) ->
                                assertThat(score).isCloseTo(scores(fresh).get(id), within(1e-3)));
            }
            try (LuceneIndex rid = store.open(List.of(less.getFirst(), many), Progress.NONE)) {
                assertThat(rid.reader().hasDeletions()).isFalse();
                assertThat(rid.size()).isEqualTo(DeletesKept.LARGE + 1);
            }
        }
    }

    private IndexStore inOnePiece() {
        return new IndexStore(null, embedder, VectorSearch.AUTO, true, 10 * DeletesKept.LARGE);
    }

    private Map<String, Double> scores(LuceneIndex index) {
        float[] vector = embedder.embed("hive", Letters.Role.QUESTION);
        return index.candidates("hive lamp ship", List.of(), vector, 5, Set.of()).stream()
                .filter(candidate -> candidate.bm25() > 1)
                .collect(Collectors.toMap(candidate -> candidate.passage().id(), Candidate::bm25));
    }

    private static Passage tiny(int number) {
        return tiny("log", number);
    }

    private static Passage tiny(String source, int number) {
        String text = "ship " + Integer.toString(number, 36);
        Span whole = new Span(0, text.length());
        return new Passage(
                "%s#%06d".formatted(source, number),
                source,
                "sha256:0",
                whole,
                text,
                List.of(whole),
                "");
    }

    @Test
    void ofPassagesAlikeTheSameAreFoundHoweverTheIndexCameAbout() {
        Source[] alike = Entries.alike().toArray(Source[]::new);
        Source[] before = alike.clone();
        for (int number : new int[] {30, 55}) {
            before[number] = source(alike[number].id(), "The fog is thick.");
        }
        try (IndexStore store = new IndexStore(folder, embedder);
                IndexStore other = new IndexStore(null, embedder);
                LuceneIndex fresh = open(other, alike)) {
            open(store, before).close();
            try (LuceneIndex changed = open(store, alike)) {
                assertThat(found(changed)).hasSize(50).isEqualTo(found(fresh));
            }
        }
    }

    private List<String> found(LuceneIndex index) {
        float[] vector = embedder.embed("harbour", Letters.Role.QUESTION);
        return index.candidates("harbour", List.of(), vector, 50, Set.of()).stream()
                .map(candidate -> candidate.passage().id())
                .sorted()
                .toList();
    }

    @Test
    void anIndexThatIsOpenStaysAsItIs() {
        try (IndexStore store = new IndexStore(folder, embedder);
                LuceneIndex before = open(store, BEES)) {
            try (LuceneIndex after = open(store, SHIPS)) {
                assertThat(sources(before, "hive harbour")).containsExactly("bees");
                assertThat(sources(after, "hive harbour")).containsExactly("ships");
            }
        }
    }

    @Test
    void anotherTitleMakesOtherPassages() {
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES).close();
            Source retitled =
                    new Source(
                            "bees",
                            "Apiary",
                            false,
                            null,
                            null,
                            null,
                            null,
                            BEES.text(),
                            BEES.revision());
            try (LuceneIndex changed = open(store, retitled)) {
                assertThat(changed.holds("apiary")).isTrue();
                assertThat(changed.size()).isEqualTo(1);
            }
        }
    }

    @Test
    void tellsHowFarItIs() {
        List<String> told = new ArrayList<>();
        Progress progress =
                new Progress() {
                    @Override
                    public void embedding(int done, int total) {
                        told.add(done + "/" + total);
                    }
                };
        try (IndexStore store = new IndexStore(folder, embedder)) {
            store.open(Entries.passages(BEES, SHIPS), progress).close();
        }
        assertThat(told).containsExactly("2/2");
    }

    @Test
    void aChangeThatFailsHasNotHappened() {
        Letters failing = failingAt("harbour");
        try (IndexStore store = new IndexStore(folder, failing)) {
            open(store, BEES).close();
            Assertions.assertThatThrownBy(() -> open(store, SHIPS))
                    .isNotInstanceOf(AppException.class)
                    .hasMessageContaining("no more memory");
            try (LuceneIndex same = open(store, BEES)) {
                assertThat(sources(same, "hive")).containsExactly("bees");
            }
        }
    }

    /// Passages are written by the hundred, and here that ends within a source.
    @Test
    void aLoadThatBreaksOffHasNoSourceInPart() {
        int paragraphs = 30;
        Source[] sources =
                IntStream.range(0, 40)
                        .mapToObj(i ->
                                source(
                                        "log-%02d".formatted(i),
                                        IntStream.range(i * paragraphs, (i + 1) * paragraphs)
                                                .mapToObj(Entries::paragraph)
                                                .collect(Collectors.joining("\n\n"))))
                        .toArray(Source[]::new);
        Letters failing = failingAt("ship1150x");
        try (IndexStore store = new IndexStore(folder, failing, VectorSearch.AUTO, true, 500)) {
            Assertions.assertThatThrownBy(() -> open(store, sources))
                    .hasMessageContaining("no more memory");
        }
        try (IndexStore store = new IndexStore(folder, embedder);
                LuceneIndex whole = open(store, sources)) {
            assertThat(whole.size()).isEqualTo(sources.length * paragraphs);
            assertThat(embedder.runs.get()).isPositive().isLessThan(200);
        }
    }

    private LuceneIndex open(IndexStore store, Source... sources) {
        return store.open(Entries.passages(sources), Progress.NONE);
    }

    private static Letters failingAt(String word) {
        return new Letters() {
            @Override
            public EmbeddedText embedText(String text, Role role) {
                if (text.contains(word)) {
                    throw new IllegalStateException("no more memory");
                }
                return super.embedText(text, role);
            }
        };
    }

    private Set<String> sources(LuceneIndex index, String question) {
        return new HybridRetriever(() -> index, embedder, Stages.NONE)
                .retrieve(question, 10, Set.of()).stream()
                        .map(hit -> hit.passage().sourceId())
                        .collect(Collectors.toSet());
    }
}
