package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.reading.Calibration.RiskPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Calibration CALIBRATION =
            new Calibration(
                    2,
                    -1,
                    100,
                    99,
                    List.of(
                            new RiskPoint(0.1, 0.50, 0.9, 0.1),
                            new RiskPoint(0.4, 0.10, 0.6, 0.05),
                            new RiskPoint(0.7, 0.04, 0.3, 0.02),
                            new RiskPoint(0.9, 0.00, 0.1, 0.0)));

    @Test
    void supportIsTheScaledLogOddsAsAProbability() {
        assertThat(CALIBRATION.support(0.5).probability()).isEqualTo(0.5, within(1e-12));
        // 2 * 1.5 - 1 = 2; 1 / (1 + e^-2) = 0.880797...
        assertThat(CALIBRATION.support(1.5).probability()).isEqualTo(0.880797, within(1e-6));
    }

    @Test
    void refusalPointIsTheFirstWhoseBoundKeepsTheRate() {
        // (99 * 0.04 + 1) / 100 = 0.0496 <= 0.05, but (99 * 0.10 + 1) / 100 = 0.109 > 0.05.
        assertThat(CALIBRATION.refusalPoint(0.05)).isEqualTo(0.7);
        assertThat(CALIBRATION.refusalPoint(0.11)).isEqualTo(0.4);
    }

    @Test
    void aRateThatTooFewQuestionsCanShowRefusesEverything() {
        // Even with no false answer among 99 the bound is 1 / 100.
        assertThat(CALIBRATION.refusalPoint(0.009)).isGreaterThan(1);
        assertThat(CALIBRATION.refusalPoint(0.01)).isEqualTo(0.9);
    }

    @Test
    void aScalingThatTurnsTheOrderRoundIsRefused() {
        assertThatThrownBy(() -> new Calibration(-1, 0, 1, 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slope must be > 0, got -1.0");
    }
}
