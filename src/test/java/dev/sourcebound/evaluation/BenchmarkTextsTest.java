package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Corpus;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTextsTest {

    private static final Corpus CORPUS =
            Samples.corpus("The mill was built in 1804 by two brothers. It grinds rye.");

    @Test
    void noTwoTextsAreTheSame() {
        BenchmarkTexts texts = new BenchmarkTexts(CORPUS, List.of("Who?"));
        assertThat(texts.texts(500)).doesNotHaveDuplicates();
    }

    @Test
    void aTextIsAStretchOfTheCorpusAndANumber() {
        BenchmarkTexts texts = new BenchmarkTexts(CORPUS, List.of("Who?"));
        for (int number = 1; number <= 100; number++) {
            String text = texts.text();
            assertThat(text).endsWith(" " + number);
            String stretch = text.substring(0, text.lastIndexOf(' '));
            assertThat(CORPUS.sources().getFirst().text()).contains(stretch);
            assertThat(stretch.split(" ")).hasSizeBetween(8, 12);
        }
    }

    @Test
    void takesATextThatIsShorterThanAStretch() {
        BenchmarkTexts texts = new BenchmarkTexts(Samples.corpus("Rye."), List.of("Who?"));
        assertThat(texts.text()).isEqualTo("Rye. 1");
    }

    @Test
    void asksInTurnWithOtherSpacesEachTime() {
        BenchmarkTexts texts = new BenchmarkTexts(CORPUS, List.of("Who owns it?", "Is it?"));
        assertThat(List.of(texts.question(), texts.question(), texts.question(), texts.question()))
                .containsExactly("Who owns it?", "Is it?", "Who  owns it?", "Is  it?");
        // "Who owns it?" has two gaps of one to four spaces: sixteen spellings, the fifth of which
        // is the first that widens the second gap.
        for (int i = 4; i < 8; i++) {
            texts.question();
        }
        assertThat(texts.question()).isEqualTo("Who owns  it?");
    }

    @Test
    void asksAboutTheFirstWordsOfEachSentence() {
        assertThat(BenchmarkTexts.questionsOf(CORPUS))
                .containsExactly(
                        "What is said about The mill was built in 1804 by?",
                        "What is said about It grinds rye.?");
    }
}
