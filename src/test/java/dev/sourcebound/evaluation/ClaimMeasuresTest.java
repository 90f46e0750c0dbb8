package dev.sourcebound.evaluation;

import static dev.sourcebound.reading.ClaimVerdict.CONTRADICTED;
import static dev.sourcebound.reading.ClaimVerdict.NOT_MENTIONED;
import static dev.sourcebound.reading.ClaimVerdict.SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.evaluation.ClaimMeasures.JudgedClaim;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimMeasuresTest {

    private final ClaimMeasures measures =
            new ClaimMeasures(
                    List.of(
                            new JudgedClaim(SUPPORTED, SUPPORTED, 0.9),
                            new JudgedClaim(SUPPORTED, CONTRADICTED, 0.4),
                            new JudgedClaim(CONTRADICTED, CONTRADICTED, 0.1),
                            new JudgedClaim(CONTRADICTED, NOT_MENTIONED, 0.4),
                            new JudgedClaim(NOT_MENTIONED, SUPPORTED, 0.6)));

    @Test
    void balancedCountsBothSortsAlike() {
        // One of two supported ones is taken for it; of three others, one is: (1/2 + 1 - 1/3) / 2.
        assertThat(measures.balanced()).isEqualTo((0.5 + 1 - 1.0 / 3) / 2, within(1e-12));
    }

    @Test
    void threeWayIsThePartWithTheRightVerdict() {
        assertThat(measures.threeWay()).isEqualTo(2.0 / 5);
    }

    @Test
    void theAreaIsThePartOfPairsInTheRightOrder() {
        // .9 beats .1, .4 and .6; .4 beats .1, ties with .4 and loses to .6: 4.5 of 6.
        assertThat(measures.areaUnderCurve()).isEqualTo(4.5 / 6, within(1e-12));
    }

    @Test
    void theCalibrationErrorIsTheMeanDistanceOfSupportFromThePartSupported() {
        // Bins: .1 with 0 of 1, .4 twice with 1 of 2, .6 with 0 of 1, .9 with 1 of 1.
        assertThat(measures.calibrationError())
                .isEqualTo((0.1 + Math.abs(0.8 - 1) + 0.6 + 0.1) / 5, within(1e-12));
    }
}
