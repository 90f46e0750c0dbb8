package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkerTest {

    @Test
    void aHeadingIsContextAndNoSentence() {
        List<Passage> passages = chunk("# The mill\n\nIt stood on the river. It burnt in 1911.\n");

        assertThat(passages).hasSize(1);
        assertThat(passages.getFirst().context()).isEqualTo("S > The mill");
        assertThat(sentences(passages))
                .containsExactly("It stood on the river.", "It burnt in 1911.");
    }

    @Test
    void aPassageNeverCrossesAHeading() {
        List<Passage> passages =
                chunk("One is here.\n\n## Next\n\nTwo is here.\n\n# Last\n\nThree.");

        assertThat(passages)
                .extracting(Passage::text)
                .containsExactly("One is here.", "Two is here.", "Three.");
        assertThat(passages)
                .extracting(Passage::context)
                .containsExactly("S", "S > Next", "S > Last");
    }

    @Test
    void aDeeperHeadingKeepsTheOneAboveItAndAnEqualOneTakesItsPlace() {
        List<Passage> passages = chunk("# A\n\n## B\n\nOne.\n\n## C\n\nTwo.\n\n### D\n\nThree.");

        assertThat(passages)
                .extracting(Passage::context)
                .containsExactly("S > A > B", "S > A > C", "S > A > C > D");
    }

    @Test
    void idsAreNumberedInTheOrderOfTheText() {
        List<Passage> passages = chunk("# A\n\nOne.\n\n# B\n\nTwo.");

        assertThat(passages).extracting(Passage::id).containsExactly("s#000000", "s#000001");
    }

    @Test
    void shortNeighboursAreOnePassage() {
        List<Passage> passages = chunk("Bring:\n\n- a torch\n- a rope\n\nBe early.");

        assertThat(passages).hasSize(1);
        assertThat(sentences(passages)).containsExactly("Bring:", "a torch", "a rope", "Be early.");
    }

    @Test
    void aParagraphThatIsLongEnoughStandsAlone() {
        // 11 words a sentence: 5 sentences are 55 words, above what counts as short.
        List<Passage> passages = chunk(numbered(0, 5) + "\n\n" + numbered(5, 10));

        assertThat(passages).hasSize(2);
    }

    @Test
    void aLongParagraphIsSplitIntoEqualPartsAtSentences() {
        // 30 sentences of 12 words are 360: three parts of ten sentences, 120 words each.
        List<Passage> passages = chunk(numbered(0, 30));

        assertThat(passages).extracting(p -> p.sentences().size()).containsExactly(10, 10, 10);
        assertThat(passages)
                .allMatch(p -> Words.count(p.text(), new Span(0, p.text().length())) <= 160);
    }

    @Test
    void aQuestionGoesWithItsAnswer() {
        String answer = "**B:** " + numbered(0, 8);
        List<Passage> passages =
                chunk("**B:** " + numbered(10, 18) + "\n\n**A:** And then?\n\n" + answer);

        assertThat(passages).hasSize(2);
        assertThat(passages.getLast().text()).startsWith("**A:** And then?\n\n**B:** In year 0");
    }

    /// Each paragraph is one sentence of so many words, each passage a number of paragraphs.
    @ParameterizedTest
    @CsvSource({
        "81 39, 2",
        "82 39, 1 1",
        "40 40, 1 1",
        "39 40, 2",
        "40 39, 2",
        "39 121, 1 1",
        "160 5, 1 1",
    })
    void neighboursAreOnePassageWhereOneIsShortAndBothAreNotTooLong(String words, String passages) {
        assertThat(paragraphs(chunk(paragraphsOf(words, '.')))).isEqualTo(passages);
    }

    /// The same, where each paragraph ends in a mark that leads on.
    @ParameterizedTest
    @CsvSource({
        "100 12 50, :, 1 2",
        "100 12 50, ?, 1 2",
        "100 12 50, !, 2 1",
        "81 39 50, :, 1 2",
        "80 40 50, :, 1 1 1",
        "39 121, :, 2",
        "39 122, :, 1 1",
    })
    void whatLeadsOnGoesWithWhatFollowsUnlessTheyAreTooLong(
            String words, char mark, String passages) {
        assertThat(paragraphs(chunk(paragraphsOf(words, mark)))).isEqualTo(passages);
    }

    /// A paragraph of sentences of so many words, each passage a number of sentences.
    @ParameterizedTest
    @CsvSource({
        "40 40 40 40 40, 3 2",
        "40 40 40 40 40 40 40 40, 4 4",
        "20 20 20 20 20 20 20 40 20 20 20 20 20 20 20, 7 7 1",
        "150 11, 1 1",
        "150 10, 2",
    })
    void aLongParagraphIsFewPassagesOfWhichNoneIsTooLong(String words, String passages) {
        List<Passage> found = chunk(paragraphsOf(words, '.').replace("\n\n", " "));
        assertThat(sizes(found.stream().map(p -> p.sentences().size()))).isEqualTo(passages);
    }

    private static String paragraphsOf(String words, char mark) {
        List<String> paragraphs = new ArrayList<>();
        for (String count : words.split(" ")) {
            int number = paragraphs.size();
            paragraphs.add(
                    "Of"
                            + " them%d".formatted(number).repeat(Integer.parseInt(count) - 2)
                            + " go"
                            + mark);
        }
        return String.join("\n\n", paragraphs);
    }

    private static String paragraphs(List<Passage> passages) {
        return sizes(passages.stream().map(passage -> passage.text().split("\n\n").length));
    }

    private static String sizes(Stream<Integer> sizes) {
        return sizes.map(String::valueOf).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "a bc  d, 3",
        "abcdefghijklmnopqrst, 1",
        "abcdefghijklmnopqrstu, 7",
        "https://example.org/a-long-way b, 11",
    })
    void aLongRunCountsAsAWordForEveryThreeCharacters(String text, int words) {
        assertThat(Words.count(text, new Span(0, text.length()))).isEqualTo(words);
    }

    @Test
    void aTableWithoutNamesOfItsColumnsHasNoneInContext() {
        assertThat(chunk("# Fares\n\n| | |\n|---|--:|\n| North | £3 |\n"))
                .extracting(Passage::context)
                .containsExactly("S > Fares");
    }

    @Test
    void aTableRowIsASentenceAndItsHeaderIsContext() {
        List<Passage> passages =
                chunk(
                        "# Fares\n\n| Route | Price |\n|---|--:|\n| North | £3 |\n| South | £4 |\n\nBoth daily.");

        assertThat(passages)
                .extracting(Passage::context)
                .containsExactly("S > Fares > Route | Price", "S > Fares");
        assertThat(sentences(passages)).containsExactly("North | £3", "South | £4", "Both daily.");
    }

    @Test
    void aLineOfCodeAndARowWithoutEndAreSeveralPassages() {
        for (String text :
                List.of(
                        "```\n" + "x".repeat(60_000) + "\n```",
                        "| A | B |\n|---|---|\n| " + "word | ".repeat(8_000) + "end |")) {
            List<Passage> passages = chunk(text);
            assertThat(passages)
                    .hasSizeGreaterThan(20)
                    .allMatch(passage -> passage.text().equals(passage.span().of(text)))
                    .allMatch(passage -> passage.text().length() <= Segmenter.LONGEST_SENTENCE);
        }
    }

    @Test
    void aTextOfMarksAloneHasNoPassage() {
        assertThat(chunk("# Title\n\n---\n\n***\n")).isEmpty();
    }

    @Test
    void aTextOnDiskIsNotReadForEverySentence(@TempDir Path folder) throws IOException {
        String text = numbered(0, 30_000);
        try (TextFiles files = new TextFiles(folder, 0)) {
            Source onDisk = source("held").with(files.put("sha256:0", text));
            assertThat(
                            assertTimeoutPreemptively(
                                    Duration.ofSeconds(20), () -> new Chunker().chunk(onDisk)))
                    .isEqualTo(chunk(text));
        }
    }

    /// Different sentences, so that none is a repeat.
    private static String numbered(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("In year %d the river rose over the wall of mill %d. ".formatted(i, i));
        }
        return text.toString().strip();
    }

    static List<Passage> chunk(String text) {
        return new Chunker().chunk(source(text));
    }

    static Source source(String text) {
        return new Source("s", "S", false, null, null, null, null, text, "sha256:0");
    }

    static List<String> sentences(List<Passage> passages) {
        return passages.stream()
                .flatMap(passage -> passage.sentences().stream().map(passage::slice))
                .toList();
    }
}
