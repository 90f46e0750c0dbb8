package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Upper Marl Drainage Board (UMDB) met twice. | UMDB | Upper Marl Drainage Board",
                "paid to the UMDB (Upper Marl Drainage Board) | UMDB | Upper Marl Drainage Board",
                "UMDB, the Upper Marl Drainage Board, met. | UMDB | Upper Marl Drainage Board",
                "the Upper Marl Drainage Board, or UMDB, met | UMDB | Upper Marl Drainage Board",
                "with value-added tax (VAT) at 5% | VAT | value-added tax",
                "the Court of Appeal for Fisheries (CAF; since 1990) | CAF | Court of Appeal for Fisheries",
                "every Hypertext Transfer Protocol (HTTP) header | HTTP | Hypertext Transfer Protocol",
                "the Council on Trust and Quiet Harbour Measures in Ostia (CTMO) | CTMO | Council on Trust and Quiet Harbour Measures in Ostia",
            })
    void findsWhatAnAcronymStandsFor(String text, String acronym, String name) {
        assertThat(AcronymFinder.in(text)).containsExactly(new Introduced(acronym, name));
    }

    @Test
    void findsAllThatFollowEachOther() {
        assertThat(
                        AcronymFinder.in(
                                "The (old) Upper Marl Drainage Board (UMDB) Lower Weir Trust (LWT), and"
                                        + " the Quiet Harbour Fund, or QHF the Tessen Mill Office, or TMO."))
                .containsExactlyInAnyOrder(
                        new Introduced("UMDB", "Upper Marl Drainage Board"),
                        new Introduced("LWT", "Lower Weir Trust"),
                        new Introduced("QHF", "Quiet Harbour Fund"),
                        new Introduced("TMO", "Tessen Mill Office"));
    }

    @Test
    void aRunOfLettersWithoutEndIsNoName() {
        String run = "a".repeat(400_000);
        assertThat(
                        assertTimeoutPreemptively(
                                Duration.ofSeconds(20),
                                () ->
                                        AcronymFinder.in(
                                                run + " (ABC) the " + run + " board, or AB, met")))
                .isEmpty();
    }

    @Test
    void aNameBehindARunOfLettersIsFound() {
        assertThat(AcronymFinder.in("u".repeat(10_000) + " Upper Marl Board (UMB) met"))
                .containsExactly(new Introduced("UMB", "Upper Marl Board"));
        assertThat(AcronymFinder.in("u".repeat(10_000) + " Marl Board (UMB) met")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 80, 100_000})
    void wordsOfManyPartsAreNoNameAndDoNotHoldItUp(int parts) {
        String name = "ab" + "-a".repeat(parts) + " z z z";
        assertThat(
                        assertTimeoutPreemptively(
                                Duration.ofSeconds(20),
                                () ->
                                        AcronymFinder.in(
                                                name
                                                        + " (AAAAAAAAAA), but AAAAAAAAAA ("
                                                        + name
                                                        + ")")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "She moved to Upper Marl (UK) in May.",
                "the mill, the weir, or UMDB, was sold",
                "the count of votes (NB)",
                "a reading of the meter (Mon) was made",
                "UMDB, the board of the marl, met",
                "He said (IN ALL HONESTY) that it was so",
                "UMDB (see page 4) met"
            })
    void takesNothingForItThatDoesNotFit(String text) {
        assertThat(AcronymFinder.in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The town of Tessen (formerly Upper Marl) lies on the Ost. | Upper Marl | Tessen",
                "In Tessen (then Upper Marl until 1950) he met her. | Upper Marl | Tessen",
                "Tessen, formerly known as Upper Marl, is small. | Upper Marl | Tessen",
                "Tessen, previously “Upper Marl”, is small. | Upper Marl | Tessen",
                "Upper Marl was renamed Tessen in 1950. | Tessen | Upper Marl",
                "In 1950 Upper Marl changed its name to Tessen. | Tessen | Upper Marl",
                "The council changed its name from Upper Marl to Tessen. | Tessen | Upper Marl",
                "Annis Grey, née Corrin, built it. | Corrin | Annis Grey",
                "Qaraqum (also spelled Karakum) is sand. | Karakum | Qaraqum",
                "The Quiet Harbour Fund, also called the Fund for the Sea, paid. | Fund for the Sea | Quiet Harbour Fund",
                "The Weir Trust is commonly known as the Weirs. | Weirs | Weir Trust",
                "Lake Ostia (until 1920 Lake Emma) froze. | Lake Emma | Lake Ostia",
            })
    void findsAnotherName(String text, String alias, String name) {
        assertThat(AliasFinder.in(text)).containsExactly(new Introduced(alias, name));
    }

    @Test
    void findsEachOfSeveralNames() {
        assertThat(
                        AliasFinder.in(
                                "It was in Tessen (formerly Upper Marl, later Marl and now also known as Tessenby) that the Old Mill, now called the Granary, stood."))
                .containsExactly(
                        new Introduced("Upper Marl", "Tessen"),
                        new Introduced("Marl", "Tessen"),
                        new Introduced("Tessenby", "Tessen"),
                        new Introduced("Granary", "Old Mill"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "She went to Paris, then London, then Rome.",
                "It was renamed Tessen.",
                "The ship was called the Annis Grey.",
                "Tessen, now a city of 2,000 people",
                "Tessen (formerly a village)",
                "Annis Grey (born Monday) was formerly Minister of Trade.",
                "Mary Coil, named Minister of Trade in May",
                "formerly Upper Marl"
            })
    void takesNothingForAnotherNameThatIsNot(String text) {
        assertThat(AliasFinder.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "A ", "Aa-", "A of the ", "A (or "})
    void namesWithoutEndDoNotHoldItUp(String part) {
        String text = part.repeat(200_000) + "(formerly B)";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> AliasFinder.in(text));
    }

    @Test
    void aQuestionByEitherNameFindsWhatSaysTheOtherAlone() {
        List<Passage> passages =
                List.of(
                        passage("a", "Tessen (formerly Upper Marl) lies on the Ost."),
                        passage("b", "Tessen has had a mayor since 1951."),
                        passage("c", "The council of Upper Marl met on Mondays."),
                        passage("d", "The marl pit and the upper weir are older."));
        try (InMemoryIndex index = new InMemoryIndex(passages, new Letters())) {
            Hit byAlias = hit(index, "Who was mayor of Upper Marl?", "b");
            assertThat(byAlias.passage().context()).isEqualTo("Floods\nTessen (Upper Marl)");
            Hit byName = hit(index, "On what day did the council of Tessen meet?", "c");
            assertThat(byName.passage().context()).isEqualTo("Floods\nTessen (Upper Marl)");
            assertThat(hit(index, "who was mayor of upper marl?", "b").signals().bm25())
                    .isPositive();
            assertThat(hit(index, "Who was mayor of Tessen?", "b").passage())
                    .isEqualTo(passages.get(1));
            assertThat(hit(index, "Which upper weir is older?", "d").passage())
                    .isEqualTo(passages.get(3));
        }
    }

    private static final List<Passage> PASSAGES =
            List.of(
                    passage("a", "The Upper Marl Drainage Board (UMDB) was founded by farmers."),
                    passage("b", "In the flood of 1953 the UMDB lost four pumps."),
                    passage("c", "The office of the Upper Marl Drainage Board is in Tessen."),
                    passage("d", "The marl pit, the upper weir and the drainage ditch are older."));

    @Test
    void aQuestionWithTheNameFindsWhatSaysTheAcronymAlone() {
        try (InMemoryIndex index = new InMemoryIndex(PASSAGES, new Letters())) {
            Hit hit = hit(index, "What did the Upper Marl Drainage Board lose?", "b");
            assertThat(hit.signals().bm25()).isPositive();
            assertThat(hit.passage().context())
                    .isEqualTo("Floods\nUpper Marl Drainage Board (UMDB)");
            assertThat(hit.passage().text()).isEqualTo(PASSAGES.get(1).text());
        }
    }

    @Test
    void aQuestionWithTheAcronymFindsWhatSaysTheNameAlone() {
        try (InMemoryIndex index = new InMemoryIndex(PASSAGES, new Letters())) {
            String question = "Where does the UMDB sit?";
            assertThat(hit(index, question, "c").signals().bm25()).isPositive();
            assertThat(hit(index, question, "c").passage().context()).endsWith("(UMDB)");
            assertThat(hit(index, question, "d").signals().bm25()).isZero();
        }
    }

    @Test
    void whatHasTheWordOfTheQuestionIsNotExplained() {
        try (InMemoryIndex index = new InMemoryIndex(PASSAGES, new Letters())) {
            assertThat(hit(index, "What did the UMDB lose?", "b").passage())
                    .isEqualTo(PASSAGES.get(1));
            assertThat(hit(index, "Which marl pit is older?", "d").passage())
                    .isEqualTo(PASSAGES.get(3));
        }
    }

    @Test
    void anAcronymWithTwoMeaningsStandsForEachButNeitherForIt() {
        List<Passage> passages =
                List.of(
                        passage("a", "The Upper Marl Drainage Board (UMDB) met."),
                        passage("b", "The United Millers of Deep Brook (UMDB) brewed."),
                        passage("c", "The UMDB owns four pumps."));
        try (InMemoryIndex index = new InMemoryIndex(passages, new Letters())) {
            Hit other = hit(index, "Who are the United Millers of Deep Brook?", "c");
            assertThat(other.passage()).isEqualTo(passages.get(2));
            assertThat(other.signals().bm25()).isZero();
        }
    }

    @Test
    void forgetsAnAcronymWithItsSource() {
        IndexStore store = new IndexStore(null, new Letters());
        try (LuceneIndex before = store.open(PASSAGES);
                LuceneIndex after = store.open(PASSAGES.subList(1, 4))) {
            String question = "What did the Upper Marl Drainage Board lose?";
            assertThat(before.aliases().in(question, word -> true)).hasSize(1);
            assertThat(after.aliases().in(question, word -> true)).isEmpty();
        }
        store.close();
    }

    @Test
    void anAcronymInSmallLettersCountsWhereItIsNoCommonWord() {
        IndexStore store = new IndexStore(null, new Letters());
        try (LuceneIndex index = store.open(PASSAGES)) {
            assertThat(index.aliases().in("umdb pumps", word -> false)).hasSize(1);
            assertThat(index.aliases().in("umdb pumps", word -> true)).isEmpty();
            assertThat(index.aliases().in("UMDB pumps", word -> true)).hasSize(1);
        }
        store.close();
    }

    private static Hit hit(InMemoryIndex index, String question, String source) {
        return index.retriever().retrieve(question, 4, Set.of()).stream()
                .filter(hit -> hit.passage().sourceId().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private static Passage passage(String source, String text) {
        Span whole = new Span(0, text.length());
        return new Passage(
                source + "#000000", source, "sha256:0", whole, text, List.of(whole), "Floods");
    }
}
