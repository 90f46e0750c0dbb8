package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmenterTest {

    @Test
    void findsEverySentenceOfTheTraps() throws IOException {
        List<List<String>> passages = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line :
                Files.readAllLines(Path.of("src/test/resources/segmentation/traps.txt"))) {
            if (line.isBlank()) {
                passages.add(new ArrayList<>());
            } else if (!line.startsWith("#")) {
                passages.getLast().add(line.replace("\\n", "\n"));
            }
        }
        assertThat(passages).hasSizeGreaterThan(20);
        for (List<String> passage : passages) {
            if (!passage.isEmpty()) {
                assertThat(sentences(String.join(" ", passage))).isEqualTo(passage);
            }
        }
    }

    @Test
    void leavesOutTheEmphasisThatWrapsASentenceAndNoOther() {
        assertThat(sentences("**It is closed.** Come *later* or *never*."))
                .containsExactly("It is closed.", "Come *later* or *never*.");
    }

    @Test
    void keepsQuotationMarks() {
        assertThat(sentences("“Go home.” ‘Why?’")).containsExactly("“Go home.”", "‘Why?’");
    }

    @Test
    void trimsWhiteSpaceOfEveryKind() {
        assertThat(sentences("\u00A0One.\u00A0\t Two.\u2003\u200B"))
                .containsExactly("One.", "Two.");
    }

    @Test
    void goesOnOverTheMarksOfQuotedLines() {
        assertThat(sentences("It was late.\n> Nobody came\n> to the door."))
                .containsExactly("It was late.", "Nobody came\n> to the door.");
    }

    @Test
    void cutsWhatIsLongerThanAnySentenceAtWhiteSpace() {
        String words = "word ".repeat(1_000).strip();

        List<String> sentences = sentences(words);

        assertThat(sentences).hasSize(3).allMatch(s -> s.length() <= Segmenter.LONGEST_SENTENCE);
        assertThat(String.join(" ", sentences)).isEqualTo(words);
    }

    @Test
    void cutsARunWithoutWhiteSpaceBetweenCharactersAndNotWithinOne() {
        String smiles = "a" + "\uD83D\uDE00b".repeat(2_000);

        List<String> sentences = sentences(smiles);

        assertThat(String.join("", sentences)).isEqualTo(smiles);
        assertThat(sentences)
                .hasSize(4)
                .noneMatch(s -> Character.isLowSurrogate(s.charAt(0)))
                .noneMatch(s -> Character.isHighSurrogate(s.charAt(s.length() - 1)));
    }

    @Test
    void findsNothingWhereNoWordStands() {
        assertThat(sentences("... -- !")).isEmpty();
    }

    /// `¦` stands for the space between two sentences.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The price is approx. £3 a head.¦£5 is the most.",
                "The U.S. $5 note is green.¦Workers print it.",
                "See Fig. B for it.¦Workers drew it.",
                "It was led by Mr. Pell",
                "The mill was sold in 2007.¦iPhone owners bought it.",
                "The hall has 400 sq. m",
                "The crew was down to 5.¦Workers from Tessen helped.",
                "It was written by J.R.R. Tolland in 1904.¦Workers read it.",
                "It was printed by Geo.W. Hale in 1904.¦Workers bought it.",
                "It was drawn by M.Sc.Eng. Voss of Tessen.¦Workers built it.",
                "The program is in main.c.¦Workers change it daily.",
                "Write to www.example.org.¦Workers answer there.",
                "The rate fell to 4.2.¦Workers noticed.",
                "5 m.¦Workers climbed it.",
                "1.2.3. The valve is shut.",
                "Take bus No. 17",
                "Take bus No. 17b to the quay.¦Workers ride it.",
                "Gate No. CD-118 is shut.¦Workers mend it.",
                "The answer was no.¦NATO agreed.",
                "The labels \"Go!\" \"stop!\" and \"wait?\" were painted.¦Nobody read them.",
                "Under b) he said (It was late. He was tired.) that he would go.",
                "It failed.[note1]¦Eleven people drowned.",
                "Two reports differ.[2",
                "She laughed. :-)",
                "He paused . . . and went on.¦Then he stopped . . .¦Nobody knew why.",
                "He left. . . .¦Nobody came.",
                "They use it.¦.NET is new.",
                "See Vol. II for it.¦Art. IV applies too.",
                "Apply on gov.uk.¦Places are few.",
                "It runs on v1.2.¦Versions before it do not.",
                "Read section B2.1.¦Payments are due in May.",
            })
    void endsWhereASentenceEndsAndNotWithinOne(String marked) {
        assertThat(sentences(marked.replace('¦', ' ')))
                .containsExactlyElementsOf(List.of(marked.split("¦")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"。", "！", "？", "｡", "．", "؟", "۔", "।", "॥", "։"})
    void aWideStopEndsASentenceWithoutWhiteSpace(String stop) {
        assertThat(sentences("船は沈んだ" + stop + "誰も来なかった" + stop))
                .containsExactly("船は沈んだ" + stop, "誰も来なかった" + stop);
    }

    @Test
    void cutsWhatIsTooLongBetweenWordsOfAnyLength() {
        String words = "sevens ".repeat(1_000).strip();

        assertThat(sentences(words))
                .hasSizeGreaterThan(3)
                .allMatch(s -> s.matches("sevens.*sevens"));
        assertThat(String.join(" ", sentences(words))).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e\u0301", "\uD840\uDC00", "\uD840\uDC00\u0301"})
    void partsNoCharacterOfARunWithoutWhiteSpace(String character) {
        for (String before : List.of("", "a")) {
            String run = before + character.repeat(2_000);

            List<String> sentences = sentences(run);

            assertThat(String.join("", sentences)).isEqualTo(run);
            assertThat(sentences)
                    .hasSizeGreaterThan(1)
                    .allMatch(s -> s.length() <= Segmenter.LONGEST_SENTENCE)
                    .allMatch(s -> s.replace(character, "").equals(s.startsWith("a") ? "a" : ""));
        }
    }

    @Test
    void aGapOfAnyWidthIsInNoSentence() {
        assertThat(sentences("one" + " ".repeat(5_000) + "two")).containsExactly("one", "two");
    }

    private static List<String> sentences(String text) {
        return new Segmenter(text)
                .sentences(new Span(0, text.length())).stream().map(s -> s.of(text)).toList();
    }
}
