package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.evaluation.TrainingDocument.TrainingClaim;
import dev.sourcebound.reading.ClaimFit;
import dev.sourcebound.reading.ClaimSignal;
import dev.sourcebound.reading.ClaimVerdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimFittingTest {

    @Test
    void aSignalCountsInItsDirectionOnly() {
        // Supported claims share more and, by chance, lack more numbers.
        List<ClaimExample> examples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            examples.add(example(ClaimVerdict.SUPPORTED, 0.6 + i % 4 * 0.1, i % 2));
            examples.add(example(ClaimVerdict.CONTRADICTED, 0.3 + i % 5 * 0.1, 0));
            examples.add(example(ClaimVerdict.NOT_MENTIONED, i % 3 * 0.1, 0));
        }
        ClaimFit fit =
                ClaimFitting.fit(
                        examples, EnumSet.of(ClaimSignal.SHARED, ClaimSignal.NUMBERS_MISSING));
        assertThat(fit.supported().weights()).containsOnlyKeys(ClaimSignal.SHARED);
        assertThat(fit.supported().weights().get(ClaimSignal.SHARED)).isPositive();
        assertThat(fit.verdict(Map.of(ClaimSignal.SHARED, 0.9))).isEqualTo(ClaimVerdict.SUPPORTED);
        assertThat(fit.verdict(Map.of(ClaimSignal.SHARED, 0.45)))
                .isEqualTo(ClaimVerdict.CONTRADICTED);
        assertThat(fit.verdict(Map.of())).isEqualTo(ClaimVerdict.NOT_MENTIONED);
    }

    @Test
    void calibrationMakesSupportThePartThatIsSupported() {
        ClaimFit sure =
                ClaimFitting.fit(
                        List.of(
                                example(ClaimVerdict.SUPPORTED, 1, 0),
                                example(ClaimVerdict.SUPPORTED, 1, 0),
                                example(ClaimVerdict.CONTRADICTED, 0, 0),
                                example(ClaimVerdict.NOT_MENTIONED, 0, 0)),
                        EnumSet.of(ClaimSignal.SHARED));
        List<ClaimExample> held = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            held.add(
                    example(i % 4 == 0 ? ClaimVerdict.CONTRADICTED : ClaimVerdict.SUPPORTED, 1, 0));
            held.add(
                    example(i % 4 == 0 ? ClaimVerdict.SUPPORTED : ClaimVerdict.CONTRADICTED, 0, 0));
        }
        ClaimFit calibrated = ClaimFitting.calibrated(sure, held);
        assertThat(calibrated.support(Map.of(ClaimSignal.SHARED, 1.0)).probability())
                .isEqualTo(0.75, within(0.01));
        assertThat(calibrated.support(Map.of()).probability()).isEqualTo(0.25, within(0.01));
    }

    private static ClaimExample example(ClaimVerdict verdict, double shared, double numbers) {
        return new ClaimExample(
                "d",
                new TrainingClaim("It rained.", verdict, List.of(), "added"),
                Map.of(ClaimSignal.SHARED, shared, ClaimSignal.NUMBERS_MISSING, numbers));
    }
}
