package dev.sourcebound.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnglishTaggerTest {

    private final EnglishTagger tagger = new EnglishTagger();

    @Test
    void aWordHoldsTheMarksWithinIt() {
        assertThat(tagger.words("The mill's 1,200.5 sacks (rye/oats) cost £9."))
                .extracting(TaggedWord::text)
                .containsExactly(
                        "The",
                        "mill's",
                        "1,200.5",
                        "sacks",
                        "(",
                        "rye/oats",
                        ")",
                        "cost",
                        "£",
                        "9",
                        ".");
    }

    @Test
    void aWordHasAnyNumberOfParts() {
        String word = "1,".repeat(20_000) + "2";
        assertThat(tagger.words("It is " + word + "."))
                .extracting(TaggedWord::text)
                .containsExactly("It", "is", word, ".");
    }
}
