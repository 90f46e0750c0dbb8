package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

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
    void whatHoldsNoWordHasNoSentence() {
        assertThat(Sentences.of(" \n---\n?!")).isEmpty();
    }

    @Test
    void tellsWhatAsks() {
        assertThat(Sentences.asks("Who came?")).isTrue();
        assertThat(Sentences.asks("*(“Who came?”)*")).isTrue();
        assertThat(Sentences.asks("Who came? Nobody.")).isFalse();
    }
}
