package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.reading.RiskCurve.Outcome;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseTest {

    private static final int DRAWS = 4_000;

    /// Expected, `1 / rate - 1`; with confidence, `log(1 - confidence) / log(1 - rate)`: 58.4,
    /// 44.9, 298.07, 21.9.
    @ParameterizedTest
    @CsvSource({
        "0.05, 0, 19",
        "0.01, 0, 99",
        "0.3, 0, 3",
        "1, 0, 0",
        "0.05, 0.95, 59",
        "0.05, 0.9, 45",
        "0.01, 0.95, 299",
        "0.1, 0.9, 22"
    })
    void saysHowManyQuestionsAreNeeded(double rate, double confidence, int questions) {
        Promise promise = new Promise(rate, confidence);
        assertThat(promise.leastQuestions()).isEqualTo(questions);
        assertThat(promise.isKeptBy(0, questions)).isTrue();
    }

    /// Of 100 with rate 0.1: at most 4 are answered with probability 0.0237, at most 5 with 0.0576
    /// (tables of the binomial distribution).
    @Test
    void theBinomialTailDecides() {
        assertThat(new Promise(0.1, 0.95).isKeptBy(4, 100)).isTrue();
        assertThat(new Promise(0.1, 0.95).isKeptBy(5, 100)).isFalse();
        assertThat(new Promise(0.1, 0.942).isKeptBy(5, 100)).isTrue();
        assertThat(new Promise(0.05, 0.95).isKeptBy(4_900, 100_000)).isFalse();
        assertThat(new Promise(0.05, 0.95).isKeptBy(4_800, 100_000)).isTrue();
    }

    @Test
    void whatCannotBePromisedIsRefused() {
        assertThatThrownBy(() -> new Promise(0, 0)).hasMessageContaining("rate must be in (0, 1]");
        assertThatThrownBy(() -> new Promise(0.1, 1)).hasMessageContaining("[0, 1), got 1.0");
    }

    /// Of n unanswerable questions the k + 1 highest may be left out, k + 1 = floor(rate * (n +
    /// 1)): on average (k + 1) / (n + 1) of all are then above the point.
    @ParameterizedTest
    @CsvSource({"0.05, 110, 0.0450", "0.1, 35, 0.0833", "0.2, 30, 0.1935"})
    void theRateIsKeptOverManyDrawsOfQuestions(double rate, int questions, double expected) {
        double[] rates = trueRates(new Promise(rate, 0), questions, DoubleUnaryOperator.identity());
        double mean = Stream.of(box(rates)).mapToDouble(r -> r).average().orElseThrow();
        assertThat(mean).isLessThanOrEqualTo(rate).isBetween(expected - 0.003, expected + 0.003);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0.9, 150", "0.1, 0.95, 100", "0.2, 0.8, 40"})
    void theRateIsKeptInAsManyDrawsAsTheConfidenceSays(
            double rate, double confidence, int questions) {
        double[] rates =
                trueRates(new Promise(rate, confidence), questions, DoubleUnaryOperator.identity());
        double broken = Stream.of(box(rates)).filter(r -> r > rate).count() / (double) DRAWS;
        assertThat(broken).isGreaterThan(0).isLessThanOrEqualTo(1 - confidence);
    }

    /// Supports that are alike: none of them may slip through with another.
    @Test
    void tiesAreRefusedTogether() {
        double[] rates = trueRates(new Promise(0.1, 0), 60, u -> Math.floor(u * 8) / 8);
        double mean = Stream.of(box(rates)).mapToDouble(r -> r).average().orElseThrow();
        assertThat(mean).isLessThanOrEqualTo(0.1);
    }

    /// Draws questions, picks the point, and says for each draw which part of all questions is
    /// above it. Uniform draws `u`, so that it can be worked out.
    ///
    /// @param support of a question, from its draw; rising
    private static double[] trueRates(Promise promise, int questions, DoubleUnaryOperator support) {
        SplittableRandom random = new SplittableRandom(20_221_122);
        double[] rates = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Outcome> outcomes =
                    random.doubles(questions)
                            .mapToObj(u -> new Outcome(false, support.applyAsDouble(u), false))
                            .toList();
            double point = RiskCurve.of(outcomes).refusalPoint(promise);
            rates[draw] = partAbove(point, support);
        }
        return rates;
    }

    private static double partAbove(double point, DoubleUnaryOperator support) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (support.applyAsDouble(middle) >= point) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return 1 - high;
    }

    private static Double[] box(double[] values) {
        return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
    }
}
