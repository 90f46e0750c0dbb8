package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.reading.Calibration.RiskPoint;
import dev.sourcebound.reading.RiskCurve;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTest {

    /// Of 60 answerable and 40 unanswerable questions all are at or above 0.1, half of each at or
    /// above 0.5, and none at 0.9.
    private static final RiskCurve COUNTED =
            new RiskCurve(
                    60,
                    40,
                    List.of(
                            new RiskPoint(0.1, 1, 0.75, 0.25),
                            new RiskPoint(0.5, 0.5, 0.375, 0.125),
                            new RiskPoint(0.9, 0, 0, 0)));

    private final Drift drift = new Drift(COUNTED, 0.5);

    @Test
    void saysNothingBeforeEnoughWasAsked() {
        ask(Drift.LEAST - 1, 0.2);
        assertThat(drift.refusals()).isNaN();
        assertThat(drift.support()).isNaN();
        assertThat(drift.questions()).isEqualTo(99);
    }

    @Test
    void questionsLikeThoseThatWereCountedAreNoDrift() {
        ask(50, 0.3);
        ask(50, 0.7);
        assertThat(drift.refusals()).isZero();
        assertThat(drift.support()).isZero();
    }

    @Test
    void aQuestionAtTheRefusalPointIsNotRefused() {
        ask(50, 0.3);
        ask(50, 0.5);
        assertThat(drift.refusals()).isZero();
        assertThat(drift.support()).isZero();
    }

    /// 80 of 100 are below the point where 50 of 100 were counted.
    @Test
    void refusingMoreIsTold() {
        ask(80, 0.3);
        ask(20, 0.7);
        assertThat(drift.refusals()).isEqualTo(0.3, within(1e-9));
        assertThat(drift.support()).isEqualTo(0.3, within(1e-9));
    }

    /// At 0.9, where none was counted, there are 30 of 100; at 0.5 there are 50, as counted.
    @Test
    void supportsMayDriftWhereNoMoreIsRefused() {
        ask(50, 0.3);
        ask(20, 0.7);
        ask(30, 0.95);
        assertThat(drift.refusals()).isZero();
        assertThat(drift.support()).isEqualTo(0.3, within(1e-9));
    }

    @Test
    void onlyTheLatestAreLookedAt() {
        ask(500, 0.05);
        ask(Drift.WINDOW / 2, 0.3);
        ask(Drift.WINDOW / 2, 0.7);
        assertThat(drift.questions()).isEqualTo(Drift.WINDOW);
        assertThat(drift.support()).isZero();
    }

    @Test
    void withNothingCountedThereIsNothingToSay() {
        Drift none = Drift.none();
        IntStream.range(0, 200).forEach(_ -> none.add(0.5));
        assertThat(none.refusals()).isNaN();
        assertThat(none.support()).isNaN();
    }

    private void ask(int times, double support) {
        IntStream.range(0, times).forEach(_ -> drift.add(support));
    }
}
