package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Support;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundingCheckTest {

    private static final String SENTENCE = "The mill was built in 1810.";
    private static final Excerpt HONEST = Sources.excerpt(Sources.MILL, SENTENCE);

    private final GroundingCheck check = new GroundingCheck(Sources.CORPUS);

    @Test
    void passesWhatTheSourceSays() {
        assertThat(check.check(draft(SENTENCE, HONEST))).isEmpty();
    }

    @Test
    void passesAnExcerptOverALineBreakAsOneLine() {
        Excerpt twoLines = Sources.excerpt(Sources.MILL, "It burned down twice.\nIt stands empty.");
        assertThat(check.check(draft("It burned down twice. It stands empty.", twoLines)))
                .isEmpty();
    }

    @Test
    void stopsAQuoteThatIsOneCharacterOff() {
        Excerpt lie =
                new Excerpt("mill", "sha256:mill", HONEST.span(), SENTENCE.replace('1', '7'), null);
        assertThat(check.check(draft(lie.text(), lie))).contains(Failure.NOT_VERBATIM);
    }

    @Test
    void stopsTrueWordsAtTheWrongPlace() {
        Span shifted = new Span(HONEST.span().start() + 1, HONEST.span().end() + 1);
        Excerpt lie = new Excerpt("mill", "sha256:mill", shifted, SENTENCE, null);
        assertThat(check.check(draft(SENTENCE, lie))).contains(Failure.NOT_VERBATIM);
    }

    @Test
    void stopsOffsetsBeyondTheSource() {
        Excerpt lie = new Excerpt("bridge", "sha256:bridge", new Span(30, 57), SENTENCE, null);
        assertThat(check.check(draft(SENTENCE, lie))).contains(Failure.NOT_VERBATIM);
    }

    @Test
    void stopsASourceThatIsNotThere() {
        Excerpt lie = new Excerpt("rumour", "sha256:mill", HONEST.span(), SENTENCE, null);
        assertThat(check.check(draft(SENTENCE, lie))).contains(Failure.UNKNOWN_SOURCE);
    }

    @Test
    void stopsOffsetsInAnotherRevision() {
        Excerpt lie = new Excerpt("mill", "sha256:before", HONEST.span(), SENTENCE, null);
        assertThat(check.check(draft(SENTENCE, lie))).contains(Failure.OTHER_REVISION);
    }

    @Test
    void stopsAClaimWithoutAnExcerpt() {
        assertThat(check.check(new Draft(SENTENCE, List.of(), new Support(1))))
                .contains(Failure.NO_EXCERPT);
    }

    @Test
    void stopsAClaimThatSaysMoreThanItsExcerpt() {
        assertThat(check.check(draft("The old mill was built in 1810.", HONEST)))
                .contains(Failure.NOT_SAID);
    }

    private static Draft draft(String text, Excerpt excerpt) {
        return new Draft(text, List.of(excerpt), new Support(0.9));
    }
}
