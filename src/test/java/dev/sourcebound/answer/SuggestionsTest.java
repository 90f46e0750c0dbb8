package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Suggestions.Suggestion;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final Suggestion BUILT = of("When was the mill built?", "mill");
    private static final Suggestion BURNED = of("How often did the mill burn?", "mill");
    private static final Suggestion OLDER = of("What is the bridge older than?", "bridge");

    private final Suggestions suggestions = new Suggestions();

    @Test
    void offersNothingBeforeTheyAreKnown() {
        assertThat(suggestions.near("Why?", List.of(), _ -> true)).isEmpty();
    }

    @Test
    void offersThoseOfTheNearestPassageFirst() {
        suggestions.know(List.of(BURNED, BUILT, OLDER));
        assertThat(
                        suggestions.near(
                                "Who owned the bridge?",
                                List.of(Sources.passage(Sources.BRIDGE)),
                                _ -> true))
                .containsExactly(OLDER.question(), BURNED.question(), BUILT.question());
    }

    @Test
    void keepsToTheSourcesThatWereAsked() {
        suggestions.know(List.of(BURNED, BUILT, OLDER));
        assertThat(suggestions.near("Why?", List.of(), s -> s.sourceId().equals("bridge")))
                .containsExactly(OLDER.question());
    }

    @Test
    void doesNotOfferWhatWasAsked() {
        suggestions.know(List.of(BUILT, BURNED));
        assertThat(suggestions.near("when was the mill built?", List.of(), _ -> true))
                .containsExactly(BURNED.question());
    }

    @Test
    void offersThreeAtMost() {
        suggestions.know(List.of(BUILT, BURNED, OLDER, of("Why is the mill empty?", "mill")));
        assertThat(suggestions.near("Why?", List.of(), _ -> true)).hasSize(3);
    }

    private static Suggestion of(String question, String source) {
        return new Suggestion(question, source, "sha256:" + source, source + "#000000");
    }
}
