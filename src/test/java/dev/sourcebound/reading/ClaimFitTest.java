package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.ClaimFit.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimFitTest {

    private final ClaimFit fit =
            new ClaimFit(
                    new Weights(-1, Map.of(ClaimSignal.VERBATIM, 3.0)),
                    new Weights(-1, Map.of(ClaimSignal.NUMBERS_MISSING, 2.0)),
                    new Calibration(2, 1, 0, 0, List.of()));

    @Test
    void supportIsTheScaledSumOfWeightedSignals() {
        // Log-odds -1 + 3 * 1 = 2, scaled 2 * 2 + 1 = 5.
        assertThat(fit.support(Map.of(ClaimSignal.VERBATIM, 1.0)).probability())
                .isEqualTo(1 / (1 + Math.exp(-5)), within(1e-12));
        // Without any signal -1, scaled -1.
        assertThat(fit.support(Map.of()).probability())
                .isEqualTo(1 / (1 + Math.exp(1)), within(1e-12));
    }

    @Test
    void supportDecidesFirstAndThenTheLikelierOfTheOthers() {
        Map<ClaimSignal, Double> verbatim =
                Map.of(ClaimSignal.VERBATIM, 1.0, ClaimSignal.NUMBERS_MISSING, 9.0);
        assertThat(fit.verdict(verbatim, 0.99)).isEqualTo(ClaimVerdict.SUPPORTED);
        assertThat(fit.verdict(verbatim, 0.999)).isEqualTo(ClaimVerdict.CONTRADICTED);
        assertThat(fit.verdict(Map.of(ClaimSignal.NUMBERS_MISSING, 1.0), 0.5))
                .isEqualTo(ClaimVerdict.CONTRADICTED);
        assertThat(fit.verdict(Map.of(), 0.5)).isEqualTo(ClaimVerdict.NOT_MENTIONED);
    }

    @Test
    void oddsAreOfOneAgainstTheOtherTwo() {
        ClaimOdds odds = new ClaimOdds(Math.log(2), Math.log(1), Math.log(3));
        assertThat(odds.supports()).isEqualTo(Math.log(2.0 / 4), within(1e-12));
        assertThat(odds.contradicts()).isEqualTo(Math.log(1.0 / 5), within(1e-12));
    }

    @Test
    void aReadingAgreesWithItself() {
        Excerpt excerpt = new Excerpt("s", "r", new Span(0, 1), "a", null);
        assertThatThrownBy(
                        () -> new ClaimReading(ClaimVerdict.SUPPORTED, new Support(0.9), List.of()))
                .hasMessageContaining("supported has 0 excerpts");
        assertThatThrownBy(() ->
                        new ClaimReading(
                                ClaimVerdict.NOT_MENTIONED, new Support(0.1), List.of(excerpt)))
                .hasMessageContaining("not_mentioned has 1 excerpts");
    }
}
