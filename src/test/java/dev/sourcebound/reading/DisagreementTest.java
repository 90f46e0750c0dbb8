package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Disagreement.Agreement;
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
        Disagreement figures =
                Disagreement.between(reading("a", one), reading("b", other)).orElseThrow();
        assertThat(figures.one()).isEqualTo(one);
        assertThat(figures.other()).isEqualTo(other);
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

    @Test
    void isSettledBySayingTheOtherWithTheFirstsFigure() {
        Disagreement figures =
                Disagreement.between(
                                reading("a", "The pool is 33 metres long.", "33 metres"),
                                reading("b", "A pool of 25 metres, says the guide.", "25 metres"))
                        .orElseThrow();
        assertThat(figures.settled())
                .extracting(same -> same.evidence().text(), Agreement::claim)
                .containsExactly(
                        tuple(
                                "A pool of 33 metres, says the guide.",
                                "The pool is 33 metres long."),
                        tuple(
                                "The pool is 33 metres long.",
                                "A pool of 33 metres, says the guide."));
    }

    private static Reading reading(String source, String text) {
        return reading(source, text, text);
    }

    private static Reading reading(String source, String text, String figure) {
        int start = text.indexOf(figure);
        Span answer = new Span(start, start + figure.length());
        Span span = new Span(0, text.length());
        Passage passage =
                new Passage(source + "#0", source, "sha256:x", span, text, List.of(span), "");
        return new Reading(passage, span, answer, new Support(0.9));
    }
}
