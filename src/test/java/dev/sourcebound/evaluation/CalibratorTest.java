package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.evaluation.Calibrator.Corrections;
import dev.sourcebound.evaluation.Calibrator.Ranked;
import dev.sourcebound.evaluation.Calibrator.Scored;
import dev.sourcebound.reading.Calibration;
import dev.sourcebound.reading.Calibration.RiskPoint;
import dev.sourcebound.reading.RiskCurve.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratorTest {

    /// Two tempting questions and two out of scope, four answerable ones, of which the best
    /// sentence of one is wrong.
    private final Calibrator calibrator =
            new Calibrator(
                    List.of(
                            answerable(new Scored(4, true), new Scored(3.5, true)),
                            answerable(new Scored(3, true), new Scored(-2, false)),
                            answerable(new Scored(2, false), new Scored(1, true)),
                            answerable(new Scored(0, true)),
                            unanswerable(false, 2.5),
                            unanswerable(false, -1),
                            unanswerable(true, 1),
                            unanswerable(true, -3)));

    @Test
    void countsHowOftenAnAnswerableQuestionStandsHigher() {
        // Against 2.5: two of four above. Against -1: all. Against 1: three of four; -3: all.
        Calibration calibration = calibrator.calibration();
        assertThat(calibrator.auroc(calibration, false)).isEqualTo(6 / 8.0);
        assertThat(calibrator.auroc(calibration, true)).isEqualTo(7 / 8.0);
    }

    @Test
    void saysWhatIsAnsweredOutOfScopeWhereSoManyAreKept() {
        Calibration calibration = calibrator.calibration();
        assertThat(calibrator.outOfScopeAnswered(calibration, 1)).isEqualTo(0.5);
        assertThat(calibrator.outOfScopeAnswered(calibration, 0.75)).isZero();
    }

    @Test
    void theCurveCountsWhatEachRefusalPointDoes() {
        Calibration calibration = calibrator.calibration();
        RiskPoint everything = calibration.curve().getFirst();
        assertThat(everything.falseAnswers()).isEqualTo(1);
        assertThat(everything.right()).isEqualTo(0.75);
        assertThat(everything.wrong()).isEqualTo(0.25);
        RiskPoint nothing = calibration.curve().getLast();
        assertThat(nothing.falseAnswers() + nothing.right() + nothing.wrong()).isZero();
        double third = calibration.support(3).probability();
        RiskPoint best =
                calibration.curve().stream()
                        .filter(point -> point.support() >= third - 1e-12)
                        .findFirst()
                        .orElseThrow();
        assertThat(best.falseAnswers()).isZero();
        assertThat(best.right()).isEqualTo(0.5);
        assertThat(best.support()).isCloseTo(third, within(1e-9));
    }

    @Test
    void whatStandsCloseToTheBestIsShownWhileNineInTenAreEvidence() {
        // Of what is right first: 4 with 3.5 beside it (both evidence), 3 with -2, which is not.
        Calibration flat = new Calibration(0.01, 0, 4, 4, List.of());
        assertThat(calibrator.companion(flat)).isEqualTo(1);
        Calibration steep = new Calibration(1, 0, 4, 4, List.of());
        assertThat(calibrator.companion(steep)).isEqualTo(0.2);
    }

    @Test
    void whatDeniesThePremiseCountsWhereItIsLikelierThanWhatAnswers() {
        Calibration plain = new Calibration(1, 0, 3, 1, List.of());
        Calibrator corrected =
                new Calibrator(
                        List.of(
                                denied(true, 1, new Scored(2, true)),
                                denied(true, 1, new Scored(0.5, true)),
                                denied(false, -1, new Scored(3, false))));
        assertThat(corrected.corrections(plain, 0.5)).isEqualTo(new Corrections(2, 1));
        assertThat(corrected.corrections(plain, plain.support(2.5).probability()))
                .isEqualTo(new Corrections(1, 0));
        assertThat(denied(true, 1, new Scored(2, true)).outcome(plain))
                .isEqualTo(new Outcome(true, plain.support(2).probability(), true));
        assertThat(denied(true, 1, new Scored(0.5, true)).outcome(plain))
                .isEqualTo(new Outcome(true, plain.support(1).probability(), false));
    }

    private static Ranked denied(boolean answerable, double best, Scored denial) {
        return new Ranked(answerable, false, List.of(new Scored(best, false)), denial);
    }

    private static Ranked answerable(Scored... sentences) {
        return new Ranked(true, false, List.of(sentences));
    }

    private static Ranked unanswerable(boolean outOfScope, double best) {
        return new Ranked(false, outOfScope, List.of(new Scored(best, false)));
    }
}
