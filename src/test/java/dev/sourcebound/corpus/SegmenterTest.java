package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    private static List<String> sentences(String text) {
        return new Segmenter(text)
                .sentences(new Span(0, text.length())).stream().map(s -> s.of(text)).toList();
    }
}
