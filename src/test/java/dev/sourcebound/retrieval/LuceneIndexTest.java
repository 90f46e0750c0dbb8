package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary.Word;
import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest {

    private static final List<Passage> PASSAGES =
            List.of(
                    passage("bees#000000", "bees", "The hive holds forty thousand bees.", ""),
                    passage(
                            "bees#000001",
                            "bees",
                            "A queen lays eggs all summer.",
                            "Life in a hive"),
                    passage(
                            "ships#000000",
                            "ships",
                            "The harbour closes when the wind blows.",
                            ""));

    private final Letters embedder = new Letters();

    @Test
    void findsByWordsWhateverTheirEnding() {
        try (InMemoryIndex index = new InMemoryIndex(PASSAGES, embedder)) {
            Hit best = index.retriever().retrieve("closing harbours", 3, Set.of()).getFirst();
            assertThat(best.passage()).isEqualTo(PASSAGES.get(2));
            assertThat(best.signals().bm25()).isPositive();
        }
    }

    @Test
    void scoresEveryHitByBothSearches() {
        try (InMemoryIndex index = new InMemoryIndex(PASSAGES, embedder)) {
            for (Hit hit : index.retriever().retrieve("hive", 3, Set.of())) {
                float[] question = embedder.embed("hive", Letters.Role.QUESTION);
                float[] passage =
                        embedder.embed(hit.passage().textWithContext(), Letters.Role.PASSAGE);
                double cosine = 0;
                for (int i = 0; i < 26; i++) {
                    cosine += question[i] * passage[i];
                }
                assertThat(hit.signals().cosine()).isEqualTo(cosine, within(1e-6));
                assertThat(hit.signals().bm25() > 0)
                        .isEqualTo(hit.passage().textWithContext().contains("hive"));
            }
        }
    }

    @Test
    void searchesOnlyTheNamedSources() {
        try (InMemoryIndex index = new InMemoryIndex(PASSAGES, embedder)) {
            assertThat(index.retriever().retrieve("hive", 3, Set.of("ships")))
                    .extracting(hit -> hit.passage().sourceId())
                    .containsExactly("ships");
        }
    }

    @Test
    void aQuestionOfMarksAloneStillHasNearestPassages() {
        try (InMemoryIndex index = new InMemoryIndex(PASSAGES, embedder)) {
            assertThat(index.retriever().retrieve("?! the (*) \"", 2, Set.of())).hasSize(2);
        }
    }

    @Test
    void rarityIsTheInverseDocumentFrequencyOfBm25() {
        try (InMemoryIndex index = new InMemoryIndex(PASSAGES, embedder)) {
            // "hive" stands in 2 of 3 passages (once as context), "harbour" in 1, "zebra" in none.
            assertThat(index.vocabulary().rarity("hive"))
                    .isEqualTo(Math.log(1 + 1.5 / 2.5), within(1e-12));
            assertThat(index.vocabulary().rarity("harbour"))
                    .isEqualTo(Math.log(1 + 2.5 / 1.5), within(1e-12));
            assertThat(index.vocabulary().rarity("zebra"))
                    .isEqualTo(Math.log(1 + 3.5 / 0.5), within(1e-12));
        }
    }

    @Test
    void wordsAreStemmedAndFoldedAndKnowTheirPlace() {
        try (InMemoryIndex index = new InMemoryIndex(PASSAGES, embedder)) {
            assertThat(index.vocabulary().words("the Café's hives"))
                    .containsExactly(
                            new Word("cafe", new Span(4, 10)), new Word("hive", new Span(11, 16)));
        }
    }

    @Test
    void anIndexOfNothingFindsNothing() {
        try (InMemoryIndex index = new InMemoryIndex(List.of(), embedder)) {
            assertThat(index.retriever().retrieve("hive", 3, Set.of())).isEmpty();
            // ln(1 + 0.5 / 0.5)
            assertThat(index.vocabulary().rarity("hive")).isEqualTo(Math.log(2), within(1e-12));
        }
    }

    @Test
    void findsWordsWhoseAccentsStandBehindTheirLetters() {
        String decomposed = "The Cafe\u0301 Kra\u030Al\u0301 stands on the pier.";
        String russian = "\u041C\u0438\u0445\u0430\u0438\u0306\u043B\u043E\u0432 came.";
        List<Passage> passages =
                List.of(
                        passage("pier#000000", "pier", decomposed, ""),
                        passage("pier#000001", "pier", russian, ""));
        try (InMemoryIndex index = new InMemoryIndex(passages, embedder)) {
            for (String asked : List.of("caf\u00E9", "cafe", "Kr\u00E5l", "Cafe\u0301")) {
                assertThat(havingItsWords(asked, index)).containsExactly("pier#000000");
            }
            assertThat(havingItsWords("\u041C\u0438\u0445\u0430\u0439\u043B\u043E\u0432", index))
                    .containsExactly("pier#000001");
            assertThat(index.vocabulary().words(decomposed))
                    .startsWith(
                            new Word("cafe", new Span(4, 9)), new Word("kral", new Span(10, 16)));
        }
    }

    private static List<String> havingItsWords(String asked, InMemoryIndex index) {
        return index.retriever().retrieve(asked, 2, Set.of()).stream()
                .filter(hit -> hit.signals().bm25() > 0)
                .map(hit -> hit.passage().id())
                .toList();
    }

    @Test
    void aWordThatALineBreaksIsTheSameWord() {
        try (InMemoryIndex index = new InMemoryIndex(PASSAGES, embedder)) {
            assertThat(index.vocabulary().words("har\u00ADbours"))
                    .containsExactly(new Word("harbour", new Span(0, 9)));
        }
    }

    @Test
    void anIndexOnDiskIsUsedAgain(@TempDir Path folder) {
        try (LuceneIndex made = new IndexStore(folder, embedder).open(PASSAGES)) {
            assertThat(made.size()).isEqualTo(3);
        }
        int runs = embedder.runs.get();
        try (LuceneIndex again = new IndexStore(folder, embedder).open(PASSAGES)) {
            assertThat(again.size()).isEqualTo(3);
            assertThat(embedder.runs.get()).isEqualTo(runs);
        }
    }

    @Test
    void anIndexOfAnotherModelIsMadeAnew(@TempDir Path folder) {
        new IndexStore(folder, new Letters("other")).open(PASSAGES).close();
        new IndexStore(folder, embedder).open(PASSAGES).close();
        assertThat(embedder.runs.get()).isEqualTo(3);
    }

    @Test
    void anIndexOfOtherPassagesIsMadeAnew(@TempDir Path folder) {
        new IndexStore(folder, embedder).open(PASSAGES).close();
        try (LuceneIndex fewer = new IndexStore(folder, embedder).open(PASSAGES.subList(0, 2))) {
            assertThat(fewer.size()).isEqualTo(2);
        }
    }

    @Test
    void aFolderThatHoldsSomethingElseIsRefusedAndLeftAlone(@TempDir Path folder)
            throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear all");
        IndexStore store = new IndexStore(folder, embedder);
        assertThatThrownBy(() -> store.open(PASSAGES))
                .isInstanceOf(AppException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("name an empty folder");
        assertThat(letter).hasContent("Dear all");
    }

    @Test
    void aDamagedIndexIsMadeAnew(@TempDir Path folder) throws IOException {
        new IndexStore(folder, embedder).open(PASSAGES).close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> Files.isRegularFile(f) && !f.endsWith("write.lock"))
                            .toList()) {
                Files.write(file, new byte[3]);
            }
        }
        try (LuceneIndex mended = new IndexStore(folder, embedder).open(PASSAGES)) {
            assertThat(mended.size()).isEqualTo(3);
        }
    }

    @Test
    void whatIsLeftOfAnIndexThatWasNeverFinishedIsInNobodysWay(@TempDir Path folder)
            throws IOException {
        Files.createFile(folder.resolve("write.lock"));
        Files.writeString(folder.resolve("_0.fdt"), "half");
        Files.writeString(folder.resolve("_0.fdt__0.tmp"), "half");
        Files.writeString(folder.resolve("_0_Lucene99HnswVectorsFormat_0.vec"), "half");
        Files.writeString(folder.resolve("pending_segments_1"), "half");
        try (LuceneIndex made = new IndexStore(folder, embedder).open(PASSAGES)) {
            assertThat(made.size()).isEqualTo(3);
        }
    }

    private static Passage passage(String id, String source, String text, String context) {
        Span whole = new Span(0, text.length());
        return new Passage(id, source, "sha256:0", whole, text, List.of(whole), context);
    }
}
