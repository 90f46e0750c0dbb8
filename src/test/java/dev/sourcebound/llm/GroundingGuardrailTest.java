package dev.sourcebound.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.GuardrailResult.Result;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.sourcebound.answer.ClaimCheck;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.retrieval.Hit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroundingGuardrailTest {

    private final GroundingGuardrail guardrail =
            new GroundingGuardrail(
                    new ClaimCheck(
                            Mill.CORPUS,
                            new Mill.Words(),
                            (_, _, _) ->
                                    List.of(
                                            new Hit(
                                                    Mill.PASSAGE,
                                                    1,
                                                    new Hit.Signals(1, 1, 0.5, 1))),
                            CheckingEditor::judge,
                            new Provenance("e", "r", "w", "f"),
                            new SimpleMeterRegistry()),
                    Set.of());

    @Test
    void letsThroughWhatTheSourcesBearOut() {
        OutputGuardrailResult result = validate("The mill was built in 1810.");
        assertThat(result.result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void keepsOnlyTheSentencesThatTheSourcesBearOut() {
        OutputGuardrailResult result =
                validate("Good question! The mill was built in 1810. A goat lived there.");
        assertThat(result.result()).isEqualTo(Result.SUCCESS_WITH_RESULT);
        assertThat(result.successfulText()).isEqualTo("The mill was built in 1810.");
    }

    @Test
    void aLinkThatNoSourceHasIsLeftOut() {
        OutputGuardrailResult result =
                validate("The mill was built in 1810. It burned ![](down) twice.");
        assertThat(result.successfulText()).isEqualTo("The mill was built in 1810.");
    }

    @Test
    void aBreakOfALineHidesNothing() {
        String text = "The mill was built\nin 1810.";
        assertThat(validate(text).result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void asksAgainWhereNothingIsBorneOut() {
        OutputGuardrailResult result = validate("A goat lived there.");
        assertThat(result.isReprompt()).isTrue();
        assertThat(result.getReprompt().orElseThrow()).contains("not_mentioned=1");
    }

    @Test
    void asksAgainWhereNothingIsWritten() {
        assertThat(validate(" ").isRetry()).isTrue();
    }

    @Test
    void endsWhereTooMuchIsWrittenToBeChecked() {
        assertThat(validate("a".repeat(20_001)).result()).isEqualTo(Result.FATAL);
        assertThat(validate("It rains. ".repeat(201)).result()).isEqualTo(Result.FATAL);
    }

    private OutputGuardrailResult validate(String text) {
        return guardrail.validate(AiMessage.from(text));
    }
}
