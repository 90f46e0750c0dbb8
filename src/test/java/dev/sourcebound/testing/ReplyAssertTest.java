package dev.sourcebound.testing;

import static dev.sourcebound.testing.SourceboundAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.answer.CheckedSentence;
import dev.sourcebound.answer.CheckedText;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Support;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Each assertion fails where it must, and says why.
class ReplyAssertTest {

    private static final String QUOTE = "The mill grinds rye.";
    private static final Provenance MADE = new Provenance("e", "r", "extractive", "f");
    private static final Source MILL = source("mill", QUOTE);
    private static final Source BRIDGE = source("bridge", "The bridge is old.");
    private static final Reply ANSWER = answer("mill", new Span(0, QUOTE.length()));
    private static final Reply REFUSAL =
            new Reply.Refusal(Reply.Reason.NOT_ANSWERED, "They do not say.", MADE);

    @Test
    void holdsOfWhatIsSo() {
        assertThat(ANSWER)
                .answers()
                .isGroundedIn(BRIDGE, MILL)
                .cites("grinds rye")
                .says("the MILL");
        assertThat(REFUSAL).refuses().refuses(Reply.Reason.NOT_ANSWERED);
    }

    @Test
    void anAnswerIsNoRefusal() {
        fails(() -> assertThat(ANSWER).refuses(), "Expected a refusal", QUOTE);
        fails(
                () -> assertThat(REFUSAL).answers(),
                "it refuses because of not_answered: They do not say.");
        fails(() -> assertThat(REFUSAL).refuses(Reply.Reason.SMALL_TALK), "because of small_talk");
        fails(() -> assertThat(REFUSAL).isGroundedIn(MILL), "Expected an answer");
    }

    @Test
    void aCitationOfAnotherSourceIsNotGroundedInThisOne() {
        fails(() -> assertThat(ANSWER).isGroundedIn(BRIDGE), "[bridge] only", "cites 'mill'");
    }

    @Test
    void aQuoteThatStandsElsewhereIsNotGrounded() {
        fails(
                () -> assertThat(ANSWER).isGroundedIn(source("mill", "Now " + QUOTE)),
                "to stand at 0-20 of 'mill'");
        fails(
                () -> assertThat(ANSWER).isGroundedIn(source("mill", "Short.")),
                "to stand at 0-20 of 'mill'");
    }

    @Test
    void whatIsNotCitedOrSaidIsTold() {
        fails(() -> assertThat(ANSWER).cites("barley"), "to cite", "\"barley\"", "cites mill:");
        fails(() -> assertThat(ANSWER).says("barley"), "to say", "\"barley\"");
    }

    @Test
    void aTextIsSupportedOrNot() {
        CheckedText doubted =
                new CheckedText(
                        List.of(
                                new CheckedSentence(
                                        "It is new.",
                                        new Span(0, 10),
                                        ClaimVerdict.NOT_MENTIONED,
                                        new Support(0.25),
                                        List.of(),
                                        null)),
                        MADE);
        assertThat(doubted).isNotSupported();
        fails(
                () -> assertThat(doubted).isSupported(),
                "not_mentioned (support 0.25): \"It is new.\"");
        CheckedText empty = new CheckedText(List.of(), MADE);
        assertThat(empty).isSupported();
        fails(() -> assertThat(empty).isNotSupported(), "all 0 are");
    }

    private static void fails(ThrowingCallable assertion, String... told) {
        assertThatThrownBy(assertion)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(told);
    }

    private static Reply answer(String source, Span span) {
        return new Reply.Answer(
                QUOTE,
                List.of(new Claim(QUOTE, List.of(0), new Support(0.9))),
                List.of(new Citation(source, "Title", null, "sha256:1", span, QUOTE, null)),
                List.of(),
                MADE);
    }

    private static Source source(String id, String text) {
        return new Source(id, id, false, null, null, null, null, text, "sha256:1");
    }
}
