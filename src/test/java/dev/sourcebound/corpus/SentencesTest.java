package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void cutsWhatIsSaidInPlace() {
        String text = "It rained, e.g. in May.  Nobody came!\n\n- Oats were sold.\n- So was rye";
        assertThat(Sentences.of(text))
                .extracting(span -> span.of(text))
                .containsExactly(
                        "It rained, e.g. in May.", "Nobody came!", "Oats were sold.", "So was rye");
        assertThat(Sentences.of(text).getFirst()).isEqualTo(new Span(0, 23));
    }

    @Test
    void aShortLineIsSaidButAMarkedHeadingOnlyNames() {
        String text = "# The mill\n\nThe mill burned down\n\nIt was rebuilt.";
        assertThat(Sentences.of(text))
                .extracting(span -> span.of(text))
                .containsExactly("The mill burned down", "It was rebuilt.");
    }

    @Test
    void aRepeatIsSaidTwice() {
        String text = "The mill burned down twice in a year. The mill burned down twice in a year.";
        assertThat(Sentences.of(text)).hasSize(2);
    }

    @Test
    void aRowIsOneSentenceAndTheHeaderNone() {
        String text = "| Year | Rye |\n|---|---|\n| 1810 | 40 t. Much. |";
        assertThat(Sentences.of(text))
                .extracting(span -> span.of(text))
                .containsExactly("1810 | 40 t. Much.");
    }

    @Test
    void aRowAndALineOfCodeLongerThanAnySentenceAreCut() {
        String words = "word | ".repeat(20_000) + "end";
        String row = "| A | B |\n|---|---|\n| " + words + " |";
        assertThat(joined(row)).isEqualTo(words);
        String code = "x".repeat(600_000);
        assertThat(joined("```\n" + code + "\n```")).isEqualTo(code);
    }

    @Test
    void aRowAndALineOfCodeAsLongAsASentenceAreNotCut() {
        String line = "** " + "x. ".repeat(Segmenter.LONGEST_SENTENCE / 3 - 3) + "yyyyy **";
        assertThat(line).hasSize(Segmenter.LONGEST_SENTENCE);
        for (String text :
                List.of("```\n" + line + "\n```", "| A | B |\n|---|---|\n| " + line + " |")) {
            assertThat(Sentences.of(text)).extracting(span -> span.of(text)).containsExactly(line);
        }
    }

    @Test
    void noSentenceGrowsByWhatHoldsNoWord() {
        String rule = "-".repeat(50_000);
        for (String text :
                List.of(
                        "```\nend " + rule + "\n```",
                        "| A | B |\n|---|---|\n| end | " + rule + " |",
                        "The end. " + rule)) {
            assertThat(Sentences.of(text))
                    .isNotEmpty()
                    .allMatch(span -> span.length() <= Segmenter.LONGEST_SENTENCE);
        }
    }

    @Test
    void whatHoldsNoWordJoinsASentenceUpToTheLongest() {
        String rule = "-".repeat(Segmenter.LONGEST_SENTENCE - "The end. ".length());
        assertThat(Sentences.textsOf("The end. " + rule)).containsExactly("The end. " + rule);
        assertThat(Sentences.textsOf("The end. -" + rule)).containsExactly("The end.");
    }

    /// The sentences of a text, which have to stand right behind each other.
    private static String joined(String text) {
        List<Span> sentences = Sentences.of(text);
        assertThat(sentences).allMatch(span -> span.length() <= Segmenter.LONGEST_SENTENCE);
        for (int i = 1; i < sentences.size(); i++) {
            int gap = sentences.get(i).start() - sentences.get(i - 1).end();
            assertThat(gap).isBetween(0, 1);
        }
        return sentences.getFirst().cover(sentences.getLast()).of(text);
    }

    @Test
    void whatHoldsNoWordHasNoSentence() {
        assertThat(Sentences.of(" \n---\n?!")).isEmpty();
        assertThat(Sentences.of("a) ***")).isEmpty();
    }

    @Test
    void tellsWhatAsks() {
        assertThat(Sentences.asks("Who came?")).isTrue();
        assertThat(Sentences.asks("*(“Who came?”)*")).isTrue();
        assertThat(Sentences.asks("Who came? Nobody.")).isFalse();
    }
}
