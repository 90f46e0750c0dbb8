package dev.sourcebound.testing;

import static dev.sourcebound.testing.SourceboundAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.answer.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each metamorphic assertion fails where it must.
@SourceboundTest(folder = "src/test/resources/testing/harbour")
class QuestionAssertTest {

    private static final String BUILT = "When was the lighthouse built?";

    @Test
    void anotherQuestionIsNoRewording(Sourcebound harbour) {
        assertThatThrownBy(() ->
                        assertThat(harbour)
                                .asked(BUILT)
                                .staysWhenAskedAs("When does the ferry leave?"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(BUILT, "asked as 'When does the ferry leave?'", "1874");
    }

    @Test
    void aSourceThatSaysTheSameKeepsTheAnswer(Sourcebound harbour) {
        try (Sourcebound more =
                harbour.with("chronicle", "The lighthouse was built in 1874 by two brothers.")) {
            org.assertj.core.api.Assertions.assertThat(more.sources()).hasSize(3);
            Reply.Answer answer = (Reply.Answer) harbour.ask(BUILT);
            try (Sourcebound without = more.without(answer.citations())) {
                assertThat(without.ask(BUILT)).answers().cites("built in 1874 by two brothers");
            }
        }
    }

    @Test
    void anIndexThatIsKeptIsLeftAsItIs(@TempDir Path index) {
        try (Sourcebound harbour =
                Sourcebound.over(
                        Path.of("src/test/resources/testing/harbour"),
                        "sourcebound.index.path=" + index)) {
            assertThat(harbour).asked(BUILT).refusesWithoutWhatItCites();
            assertThat(harbour.ask(BUILT)).answers();
        }
    }

    @Test
    void aRefusalHasNothingToTakeAway(Sourcebound harbour) {
        assertThatThrownBy(() ->
                        assertThat(harbour)
                                .asked("Who was the mayor of the town in 1950?")
                                .refusesWithoutWhatItCites())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected an answer to");
    }

    @Test
    void whatCannotBeAlteredIsTold(Sourcebound harbour) {
        assertThatThrownBy(() -> harbour.with("ferry", "Another ferry."))
                .hasMessageContaining("there is a source 'ferry' already");
        assertThatThrownBy(() -> harbour.source("pier"))
                .hasMessage("there is no source 'pier'; there are [ferry, lighthouse]");
        org.assertj.core.api.Assertions.assertThat(List.of(harbour.source("ferry").title()))
                .containsExactly("The harbour ferry");
    }
}
