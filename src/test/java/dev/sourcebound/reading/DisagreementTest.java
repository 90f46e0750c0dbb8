package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisagreementTest {

    @ParameterizedTest
    @CsvSource({
        "60 days, 90 days",
        "60 days, ninety days",
        "11 June 1933, 18 June 1933",
        "eleven men, twelve workers",
        "1.5 million, 2 million"
    })
    void differentFiguresOfOneKindDisagree(String one, String other) {
        assertThat(Disagreement.between(reading("a", one), reading("b", other)))
                .contains(new Disagreement(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "60 days, sixty days",
        "60 days, two months",
        "60 days, 60 metres",
        "11 June 1933, 12 July 1934",
        "the mayor, the reeve",
        "60 days, the mayor"
    })
    void whatMayBeTheSameOrIsNoFigureDoesNot(String one, String other) {
        assertThat(Disagreement.between(reading("a", one), reading("b", other))).isEmpty();
    }

    @Test
    void oneSourceDoesNotDisagreeWithItself() {
        assertThat(Disagreement.between(reading("a", "60 days"), reading("a", "90 days")))
                .isEmpty();
    }

    @Test
    void whatHasNoPartThatAnswersGivesNoFigure() {
        Reading whole = reading("a", "60 days");
        Reading without = new Reading(whole.passage(), whole.sentence(), null, whole.support());
        assertThat(Disagreement.between(without, reading("b", "90 days"))).isEmpty();
    }

    private static Reading reading(String source, String text) {
        Span span = new Span(0, text.length());
        Passage passage =
                new Passage(source + "#0", source, "sha256:x", span, text, List.of(span), "");
        return new Reading(passage, span, span, new Support(0.9));
    }
}
