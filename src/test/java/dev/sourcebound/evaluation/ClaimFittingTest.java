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
            String document = "d" + i / 4;
            examples.add(example(document, ClaimVerdict.SUPPORTED, 0.6 + i % 4 * 0.1, i % 2));
            examples.add(example(document, ClaimVerdict.CONTRADICTED, 0.3 + i % 5 * 0.1, 0));
            examples.add(example(document, ClaimVerdict.NOT_MENTIONED, i % 3 * 0.1, 0));
        }
        ClaimFit fit =
                ClaimFitting.fit(
                        examples, EnumSet.of(ClaimSignal.SHARED, ClaimSignal.NUMBERS_MISSING));
        assertThat(fit.supported().weights()).containsOnlyKeys(ClaimSignal.SHARED);
        assertThat(fit.supported().weights().get(ClaimSignal.SHARED)).isPositive();
        assertThat(fit.verdict(Map.of(ClaimSignal.SHARED, 0.9), 0.5))
                .isEqualTo(ClaimVerdict.SUPPORTED);
        assertThat(fit.verdict(Map.of(ClaimSignal.SHARED, 0.45), 0.5))
                .isEqualTo(ClaimVerdict.CONTRADICTED);
        assertThat(fit.verdict(Map.of(), 0.5)).isEqualTo(ClaimVerdict.NOT_MENTIONED);
    }

    @Test
    void supportIsWhatFitsOnOtherDocumentsAreWorth() {
        List<ClaimExample> examples = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            boolean shared = i % 2 == 0;
            boolean usual = i % 8 > 1;
            ClaimVerdict verdict =
                    shared == usual ? ClaimVerdict.SUPPORTED : ClaimVerdict.CONTRADICTED;
            examples.add(example("d" + i / 40, verdict, shared ? 1 : 0, 0));
        }
        ClaimFit fit = ClaimFitting.fit(examples, EnumSet.of(ClaimSignal.SHARED));
        assertThat(fit.calibration().answerable()).isEqualTo(400);
        assertThat(fit.calibration().unanswerable()).isEqualTo(400);
        // Three in four that share all are supported, one in four that share nothing.
        assertThat(fit.support(Map.of(ClaimSignal.SHARED, 1.0)).probability())
                .isEqualTo(0.75, within(0.01));
        assertThat(fit.support(Map.of()).probability()).isEqualTo(0.25, within(0.01));
        // A quarter of the unsupported ones share all: fewer cannot be had but by doubting all.
        assertThat(fit.calibration().refusalPoint(0.26)).isEqualTo(0.75, within(0.01));
        assertThat(fit.calibration().refusalPoint(0.2))
                .isGreaterThan(fit.calibration().refusalPoint(0.26));
    }

    private static ClaimExample example(
            String document, ClaimVerdict verdict, double shared, double numbers) {
        return new ClaimExample(
                document,
                new TrainingClaim("It rained.", verdict, List.of(), "added"),
                Map.of(ClaimSignal.SHARED, shared, ClaimSignal.NUMBERS_MISSING, numbers));
    }
}
