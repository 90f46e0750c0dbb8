package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusSpellingTest {

    private final LuceneIndex index =
            new IndexStore(null, new Letters())
                    .open(
                            List.of(
                                    passage("Captain Brodrick steered past Ketterick."),
                                    passage("Brodrick wrote of the nursery and the parish."),
                                    passage("Das Münster von Qarlsbad. The OSCE met.")));
    private final CorpusSpelling spelling =
            new CorpusSpelling(() -> index, Set.of("paris", "wonder")::contains);

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "captian, captain",
        "Broderik, Brodrick",
        "BRODERICK, BRODRICK",
        "nursary, nursery",
        "Munster, Munster",
        "Münstr, Munster",
        "Karlsbad, Qarlsbad",
        "OCSE, OSCE"
    })
    void whatIsNearlyAWordOfTheCorpusBecomesIt(String written, String meant) {
        assertThat(spelling.corrected("who is " + written + "?"))
                .isEqualTo("who is " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What did Brodrick's nurseries cost in 1950?",
                "paris in wonder",
                "the osc",
                "Was it Zrodrick?",
                "Brxxxick, an entirely foreign thing",
                "B7odrick",
                "",
                "?! \uD83D\uDE00 \uD800"
            })
    void everythingElseStays(String text) {
        assertThat(spelling.corrected(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "Captain Brodrick, 1",
        "captain in paris, 1",
        "captain qwzrtkp, 0.5",
        "时间, 0",
        "时间时间时间时间时间时间时间时间时间 captain, 0.28",
        "x x x x x x x captain, 0.5",
        "?!, 1",
        "'', 1"
    })
    void isKnownAsFarAsItsLettersStandInWords(String text, double part) {
        assertThat(spelling.known(text)).isCloseTo(part, within(0.04));
    }

    @ParameterizedTest
    @MethodSource("longerThanAnyWord")
    @Timeout(5)
    void whatIsLongerThanAnyWordStaysAtOnce(String text) {
        assertThat(spelling.corrected(text)).isEqualTo(text);
    }

    static List<String> longerThanAnyWord() {
        String ideographs =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> Character.toString(0x4e00 + i))
                        .collect(Collectors.joining());
        return List.of(ideographs, "m" + "e".repeat(1_500) + " help");
    }

    @ParameterizedTest
    @CsvSource({
        "wich, which",
        "desined, designed",
        "nefew, nephew",
        "Mohamed, Muhamad",
        "Yousef, Yusuf"
    })
    void ofFormsSpeltAlikeTheOneThatSoundsTheSameIsTaken(String written, String meant) {
        try (LuceneIndex ear =
                index("Yusuf decided with a nefarious nephew which house Muhamad designed.")) {
            assertThat(new CorpusSpelling(() -> ear, word -> false).corrected(written))
                    .isEqualTo(meant);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "anis gray how many cars, annis grey how many cars",
        "how old is Davey Corran?, how old is Davy Corrin?",
        "ask Isabel Renny, ask Isobel Rennie",
        "Tobais Ren said, Tobias Wren said",
        "at Brannocks peir, at Brannoc pier",
        "isabel wren and annis coil, isabel wren and annis coil",
        "then isabel ran, then isabel ran"
    })
    void twoWordsSideBySideBecomeANameOfTheCorpusThoughOneIsCommon(String written, String meant) {
        try (LuceneIndex names =
                index(
                        "Then Isobel Rennie and Tobias Wren met Davy Corrin on the Annis Grey, at St. Brannoc's Pier, how old and how many cars they said and ask.")) {
            Set<String> common = Set.of("Isabel", "isabel", "gray", "peir", "coil", "Ren");
            assertThat(new CorpusSpelling(() -> names, common::contains).corrected(written))
                    .isEqualTo(meant);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "is there wifi?, is there wi-fi?",
        "WiFi on board, Wi-Fi on board",
        "the covid19 rules, the covid-19 rules",
        "send an e-mail, send an email",
        "send an E-Mail, send an EMail",
        "data base, database",
        "a wi-fi mast, a wi-fi mast",
        "a re-entry, a re-entry",
        "is the cafebar open, is the cafe-bar open",
        "upto date, upto date",
        "wi fi and a cafe bar, wi-fi and a cafe-bar",
        "of wi. Fi, of wi. Fi"
    })
    void oneWordOrTwoWithAHyphenIsWrittenAsInTheCorpus(String written, String meant) {
        try (LuceneIndex hyphens =
                index(
                        "Wi‑Fi and the covid-19 rules; email the database. A re-entry, the reentry. The Café-Bar is up-to-date.")) {
            Set<String> common = Set.of("wifi", "WiFi", "email", "e-mail", "upto");
            assertThat(new CorpusSpelling(() -> hyphens, common::contains).corrected(written))
                    .isEqualTo(meant);
        }
    }

    @Test
    void ofTwoFormsAsNearTheOneInMorePassagesIsTaken() {
        try (LuceneIndex two =
                new IndexStore(null, new Letters())
                        .open(
                                List.of(
                                        passage("A lantern and a pattern."),
                                        passage("A pattern.")))) {
            CorpusSpelling both = new CorpusSpelling(() -> two, word -> false);
            assertThat(both.corrected("pantern")).isEqualTo("pattern");
        }
    }

    private static LuceneIndex index(String text) {
        return new IndexStore(null, new Letters()).open(List.of(passage(text)));
    }

    private static Passage passage(String text) {
        String id = "p#%06d".formatted(text.length());
        Span span = new Span(0, text.length());
        return new Passage(id, "p", "sha256:p", span, text, List.of(span), "");
    }
}
