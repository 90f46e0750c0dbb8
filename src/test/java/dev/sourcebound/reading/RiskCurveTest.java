package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.reading.Calibration.RiskPoint;
import dev.sourcebound.reading.RiskCurve.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskCurveTest {

    private static final List<Outcome> OUTCOMES =
            List.of(
                    new Outcome(true, 0.9, true),
                    new Outcome(true, 0.5, false),
                    new Outcome(true, 0, false),
                    new Outcome(false, 0.7, false),
                    new Outcome(false, 0.2, false),
                    new Outcome(false, 0.2, false),
                    new Outcome(false, 0, false));

    @Test
    void countsJustAboveEachUnanswerableQuestion() {
        RiskCurve curve = RiskCurve.of(OUTCOMES);
        assertThat(curve.answerable()).isEqualTo(3);
        assertThat(curve.unanswerable()).isEqualTo(4);
        assertThat(curve.points())
                .containsExactly(
                        new RiskPoint(Double.MIN_VALUE, 0.75, 1 / 3.0, 1 / 3.0),
                        new RiskPoint(Math.nextUp(0.2), 0.25, 1 / 3.0, 1 / 3.0),
                        new RiskPoint(Math.nextUp(0.7), 0, 1 / 3.0, 0));
    }

    @Test
    void thePointIsTheLowestThatKeepsThePromise() {
        RiskCurve curve = RiskCurve.of(OUTCOMES);
        // (1 + 1) / (4 + 1) = 0.4; (0 + 1) / 5 = 0.2.
        assertThat(curve.refusalPoint(new Promise(0.4, 0))).isEqualTo(Math.nextUp(0.2));
        assertThat(curve.refusalPoint(new Promise(0.39, 0))).isEqualTo(Math.nextUp(0.7));
        assertThat(curve.refusalPoint(new Promise(0.19, 0))).isGreaterThan(1);
    }
}
