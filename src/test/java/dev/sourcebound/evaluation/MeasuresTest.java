package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import dev.sourcebound.evaluation.data.Quote;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final Judged.Citations NONE = new Judged.Citations(0, 0, 0, 0, 0);

    // Gold has 20 characters in each answerable question.
    private final Measures measures =
            new Measures(
                    List.of(
                            judged("fact", Verdict.RIGHT, new Judged.Citations(2, 0, 2, 1, 30), 5),
                            judged("fact", Verdict.WRONG, new Judged.Citations(3, 1, 2, 0, 10), 1),
                            judged("why", Verdict.RIGHT, new Judged.Citations(1, 0, 1, 1, 20), 2),
                            judged("why", Verdict.OVER_REFUSED, NONE, 9),
                            judged("talk", Verdict.REFUSED, NONE, 7),
                            judged("talk", Verdict.REFUSED, new Judged.Citations(1, 0, 1, 0, 8), 3),
                            judged(
                                    "talk",
                                    Verdict.FALSE_ANSWER,
                                    new Judged.Citations(1, 1, 0, 0, 0),
                                    4)));

    @Test
    void sharesOfAnswerableQuestions() {
        assertThat(measures.answerable()).isEqualTo(4);
        assertThat(measures.right()).hasValue(2 / 4.0);
        assertThat(measures.wrong()).hasValue(1 / 4.0);
        assertThat(measures.overRefused()).hasValue(1 / 4.0);
    }

    @Test
    void falseAnswersAreAShareOfUnanswerableQuestions() {
        assertThat(measures.unanswerable()).isEqualTo(3);
        assertThat(measures.falseAnswers()).hasValue(1 / 3.0);
    }

    @Test
    void balancedIsTheMeanOfRightAndRightlyRefused() {
        // (2/4 + 1 - 1/3) / 2 = 7/12
        assertThat(measures.balanced().orElseThrow()).isEqualTo(7 / 12.0, within(1e-15));
    }

    @Test
    void balancedNeedsBothSorts() {
        Measures one = new Measures(List.of(judged("fact", Verdict.RIGHT, NONE, 1)));
        assertThat(one.balanced()).isEmpty();
        assertThat(one.falseAnswers()).isEmpty();
        assertThat(one.right()).hasValue(1);
    }

    @Test
    void citationPrecisionCountsPlacedCitationsOfAnswersToAnswerableQuestions() {
        // On gold 1 + 0 + 1, of 2 + 2 + 1 that are in some source.
        assertThat(measures.citationPrecision()).isEqualTo(2 / 5.0);
    }

    @Test
    void quotedOverGoldIsTheMedianOverAnswersToAnswerableQuestions() {
        // 30/20, 10/20 and 20/20
        assertThat(measures.quotedOverGold()).isEqualTo(1.0);
    }

    @Test
    void ofExcerptsOfWhichAnyIsEnoughTheOneThatIsCoveredMostIsCompared() {
        // Gold has 12 and 8 characters; 24 are quoted.
        assertThat(anyOf(1.0, 0.5).quotedOverGold()).isEqualTo(2);
        assertThat(anyOf(0.0, 0.5).quotedOverGold()).isEqualTo(3);
        assertThat(anyOf(0.0, 0.0).quotedOverGold()).isEqualTo(3);
    }

    private static Measures anyOf(Double... coverage) {
        LabelledQuestion question =
                new LabelledQuestion(
                        "q",
                        "k",
                        "q?",
                        List.of(),
                        true,
                        List.of(new Gold("s", "a".repeat(12)), new Gold("s", "b".repeat(8))),
                        true,
                        null,
                        List.of());
        return new Measures(
                List.of(
                        new Judged(
                                question,
                                new Observation(true, "text", List.of(), null, "q?", "{}"),
                                Verdict.RIGHT,
                                List.of(coverage),
                                new Judged.Citations(1, 0, 1, 1, 24),
                                Duration.ZERO)));
    }

    @Test
    void misquotesAreCountedInEveryReply() {
        assertThat(measures.misquotes()).isEqualTo(2);
    }

    @Test
    void citationsOnRefusalsCountsTheRefusalsThatCite() {
        assertThat(measures.citationsOnRefusals()).isEqualTo(1);
        assertThat(
                        new Measures(
                                        List.of(
                                                judged(
                                                        "fact",
                                                        Verdict.OVER_REFUSED,
                                                        new Judged.Citations(2, 0, 2, 2, 9),
                                                        1)))
                                .citationsOnRefusals())
                .isEqualTo(1);
    }

    @Test
    void withoutAnswersPrecisionAndQuotedAreZero() {
        Measures refused = new Measures(List.of(judged("why", Verdict.OVER_REFUSED, NONE, 1)));
        assertThat(refused.citationPrecision()).isZero();
        assertThat(refused.quotedOverGold()).isZero();
    }

    @Test
    void timesAreMedianAndNearestRank() {
        // 1 2 3 4 5 7 9: the fourth; and of seven values the 99th percentile is the last.
        assertThat(measures.p50Milliseconds()).isEqualTo(4);
        assertThat(measures.p99Milliseconds()).isEqualTo(9);
        List<Judged> hundred =
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> judged("talk", Verdict.REFUSED, NONE, 101 - i))
                        .toList();
        assertThat(new Measures(hundred).p50Milliseconds()).isEqualTo(50.5);
        assertThat(new Measures(hundred).p99Milliseconds()).isEqualTo(99);
    }

    @Test
    void eachKindIsMeasuredForItselfInTheOrderOfTheSet() {
        assertThat(measures.byKind().keySet()).containsExactly("fact", "why", "talk");
        Measures talk = measures.byKind().get("talk");
        assertThat(talk.judged()).hasSize(3);
        assertThat(talk.good()).isEqualTo(2);
        assertThat(talk.misquotes()).isEqualTo(1);
    }

    private static Judged judged(
            String kind, Verdict verdict, Judged.Citations citations, int milliseconds) {
        boolean answerable =
                switch (verdict) {
                    case RIGHT, WRONG, OVER_REFUSED -> true;
                    case REFUSED, FALSE_ANSWER -> false;
                };
        boolean answered =
                switch (verdict) {
                    case RIGHT, WRONG, FALSE_ANSWER -> true;
                    case REFUSED, OVER_REFUSED -> false;
                };
        List<Gold> gold =
                answerable
                        ? List.of(new Gold("s", "a".repeat(12)), new Gold("s", "b".repeat(8)))
                        : List.of();
        List<Quote> quotes =
                IntStream.range(0, citations.given())
                        .mapToObj(i -> new Quote("s", i, i + 1, "a"))
                        .toList();
        return new Judged(
                new LabelledQuestion(
                        "q", kind, "q?", List.of(), answerable, gold, false, null, List.of()),
                new Observation(answered, "text", quotes, null, "q?", "{}"),
                verdict,
                List.of(),
                citations,
                Duration.ofMillis(milliseconds));
    }
}
