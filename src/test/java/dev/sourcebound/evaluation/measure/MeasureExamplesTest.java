package dev.sourcebound.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The examples that the measures' docs work out.
class MeasureExamplesTest {

    private static final Outcome.Citations NONE = new Outcome.Citations(0, 0, 0, 0, 1, 0);
    private static final Outcome RIGHT = outcome(true, true, true);
    private static final Outcome WRONG = outcome(true, true, false);
    private static final Outcome OVER_REFUSED = outcome(true, false, false);
    private static final Outcome REFUSED = outcome(false, false, false);
    private static final Outcome FALSE = outcome(false, true, false);

    @Test
    void recall() {
        Ranking ranking = ranking(List.of("x", "a", "y", "b"), "a", "b", "c");
        assertThat(new Recall(2).of(ranking)).isEqualTo(1 / 3.0);
        assertThat(new Recall(4).of(ranking)).isEqualTo(2 / 3.0);
        assertThat(new Recall(100).of(ranking)).isEqualTo(2 / 3.0);
    }

    @Test
    void reciprocalRank() {
        assertThat(new ReciprocalRank().of(ranking(List.of("x", "a", "b"), "a", "b")))
                .isEqualTo(0.5);
        assertThat(new ReciprocalRank().of(ranking(List.of("x"), "a"))).isZero();
    }

    @Test
    void ndcg() {
        Ranking ranking = Ranking.of(List.of("b", "x", "a"), Map.of("a", 2, "b", 1));
        assertThat(new Ndcg(10).of(ranking))
                .isEqualTo(2 / (2 + Math.log(2) / Math.log(3)), within(1e-15))
                .isEqualTo(0.7602, within(5e-5));
        assertThat(new Ndcg(1).of(ranking)).isEqualTo(0.5);
    }

    @Test
    void averagePrecision() {
        assertThat(new AveragePrecision().of(ranking(List.of("a", "x", "b"), "a", "b", "c")))
                .isEqualTo(5 / 9.0, within(1e-15));
    }

    @Test
    void answers() {
        assertThat(ExactMatch.score("The 1,804 mills.", List.of("1804 mills"))).isEqualTo(1);
        assertThat(ExactMatch.score("The 1,804 mills.", List.of("1804"))).isZero();
        assertThat(TokenF1.score("built in 1804", List.of("in 1804")))
                .isEqualTo(0.8, within(1e-15));
        assertThat(TokenF1.score("", List.of())).isEqualTo(1);
        assertThat(TokenF1.score("1804", List.of())).isZero();
    }

    @Test
    void rightWrongAndOverRefusedAreOfTheAnswerable() {
        List<Outcome> all = List.of(RIGHT, RIGHT, WRONG, OVER_REFUSED, FALSE, REFUSED, REFUSED);
        assertThat(value(new RightAnswers(), all)).isEqualTo(0.5);
        assertThat(value(new WrongAnswers(), all)).isEqualTo(0.25);
        assertThat(value(new OverRefusals(), all)).isEqualTo(0.25);
        assertThat(value(new FalseAnswers(), all)).isEqualTo(1 / 3.0);
        assertThat(value(new Balanced(), all)).isEqualTo(7 / 12.0, within(1e-15));
    }

    @Test
    void refusals() {
        List<Outcome> all = List.of(OVER_REFUSED, OVER_REFUSED, REFUSED, REFUSED, REFUSED, FALSE);
        assertThat(value(new RefusalPrecision(), all)).isEqualTo(0.6);
        assertThat(value(new RefusalRecall(), all)).isEqualTo(0.75);
    }

    @Test
    void citations() {
        Outcome both = cites(new Outcome.Citations(2, 2, 2, 2, 2, 1));
        Outcome one = cites(new Outcome.Citations(2, 2, 2, 1, 1, 1));
        assertThat(value(new CitationPrecision(), List.of(both, one))).isEqualTo(0.75);
        assertThat(value(new CitationRecall(), List.of(both, one))).isEqualTo(2 / 3.0);
        Outcome moved = cites(new Outcome.Citations(4, 3, 3, 1, 1, 1));
        assertThat(value(new Verbatim(), List.of(both, one, moved))).isEqualTo(0.875);
    }

    @Test
    void areaUnderTheRiskCoverageCurve() {
        List<Outcome> all =
                List.of(bet(0.7, true), bet(0.9, true), bet(0.8, false), bet(0.7, false), RIGHT);
        assertThat(value(new RiskCoverage(), all)).isEqualTo(0.375);
        assertThat(RiskCoverage.curve(all))
                .containsExactly(
                        new RiskCoverage.Point(0.25, 0, 0.9),
                        new RiskCoverage.Point(0.5, 0.5, 0.8),
                        new RiskCoverage.Point(1, 0.5, 0.7));
    }

    @Test
    void calibrationError() {
        List<Outcome> all = List.of(bet(0.92, true), bet(0.98, false), bet(0.12, false));
        assertThat(value(new Reliability(), all)).isEqualTo(0.34, within(1e-12));
        assertThat(Reliability.bins(all)).extracting(Reliability.Bin::count).containsExactly(1, 2);
    }

    @Test
    void balancedAccuracy() {
        List<ClaimOutcome> claims =
                List.of(
                        claim(true, 0.9),
                        claim(true, 0.8),
                        claim(true, 0.7),
                        claim(true, 0.2),
                        claim(false, 0.6),
                        claim(false, 0.1));
        assertThat(new Bootstrap(6).figure(new BalancedAccuracy(), claims).value())
                .isEqualTo(0.625);
    }

    @Test
    void areaUnderTheReceiverOperatingCharacteristic() {
        List<ClaimOutcome> claims =
                List.of(claim(true, 0.9), claim(true, 0.4), claim(false, 0.4), claim(false, 0.1));
        assertThat(new Bootstrap(4).figure(new Auroc(), claims).value()).isEqualTo(0.875);
    }

    @Test
    void latency() {
        List<Outcome> all =
                DoubleStream.of(10, 1, 3, 2).mapToObj(MeasureExamplesTest::took).toList();
        assertThat(value(new Latency(50), all)).isEqualTo(2.5);
        assertThat(value(new Latency(99), all)).isEqualTo(10);
    }

    @Test
    void aFigureThatRestsOnNothingHasNoValue() {
        Figure none = new Bootstrap(1).figure(new FalseAnswers(), List.of(RIGHT));
        assertThat(none.value()).isNull();
        assertThat(none.low()).isNull();
        assertThat(new Bootstrap(0).figure(new RightAnswers(), List.of()).value()).isNull();
    }

    @Test
    void anIntervalHoldsTheMiddleOfTheResamplesAndIsAlwaysTheSame() {
        // The share right of 100 with 30 right: 0.3, standard error sqrt(.3 * .7 / 100) = 0.046,
        // so about 0.3 - 0.09 to 0.3 + 0.09.
        List<Outcome> all =
                Stream.concat(
                                Stream.generate(() -> RIGHT).limit(30),
                                Stream.generate(() -> WRONG).limit(70))
                        .toList();
        Figure figure = new Bootstrap(100).figure(new RightAnswers(), all);
        assertThat(figure.value()).isEqualTo(0.3);
        assertThat(figure.low()).isCloseTo(0.21, within(0.02));
        assertThat(figure.high()).isCloseTo(0.39, within(0.02));
        assertThat(new Bootstrap(100).figure(new RightAnswers(), all)).isEqualTo(figure);
        assertThat(new Bootstrap(2).figure(new RightAnswers(), List.of(RIGHT, WRONG)))
                .extracting(Figure::low, Figure::high)
                .containsExactly(0.0, 1.0);
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertThatThrownBy(() -> new Recall(0)).hasMessage("k must be >= 1, got 0");
        assertThatThrownBy(() -> new Ndcg(-1)).hasMessage("k must be >= 1, got -1");
        assertThatThrownBy(() -> new Latency(0)).hasMessage("percent must be 1 to 100, got 0");
        assertThatThrownBy(() -> Ranking.of(List.of("a"), Map.of("a", 0)))
                .hasMessage("a ranking needs something that is relevant");
        assertThatThrownBy(() -> outcome(true, false, true))
                .hasMessage("only an answer to an answerable question is right");
    }

    private static double value(Measure<Outcome> measure, List<Outcome> all) {
        Double value = new Bootstrap(all.size()).figure(measure, all).value();
        assertThat(value).isNotNull();
        return value;
    }

    private static Ranking ranking(List<String> retrieved, String... relevant) {
        return Ranking.of(
                retrieved, Stream.of(relevant).collect(Collectors.toMap(id -> id, id -> 1)));
    }

    private static ClaimOutcome claim(boolean supported, double support) {
        return new ClaimOutcome(supported, support >= 0.5, support);
    }

    private static Outcome bet(double support, boolean right) {
        return new Outcome(
                true, true, right, "", List.of(), NONE, null, new Outcome.Bet(support, right), 1);
    }

    private static Outcome cites(Outcome.Citations citations) {
        return new Outcome(true, true, false, "", List.of(), citations, null, null, 1);
    }

    private static Outcome took(double milliseconds) {
        return new Outcome(true, true, false, "", List.of(), NONE, null, null, milliseconds);
    }

    private static Outcome outcome(boolean answerable, boolean answered, boolean right) {
        return new Outcome(answerable, answered, right, "", List.of(), NONE, null, null, 1);
    }
}
