package dev.sourcebound.reading;

import java.util.List;

/// What a reader's log-odds are worth, fitted on labelled questions that the reader was not fitted
/// on.
///
/// @param slope Platt's scaling (1999): support is `1 / (1 + exp(-(slope * logOdds + offset)))`
/// @param offset see `slope`
/// @param answerable how many answerable questions the curve rests on, `>= 0`
/// @param unanswerable how many unanswerable ones, `>= 0`
/// @param curve what refusing below each support does, by rising support
public record Calibration(
        double slope, double offset, int answerable, int unanswerable, List<RiskPoint> curve) {

    public Calibration {
        curve = List.copyOf(curve);
        if (slope <= 0) {
            throw new IllegalArgumentException("slope must be > 0, got " + slope);
        }
    }

    /// What happens where everything below a support is refused.
    ///
    /// @param support `[0, 1]`, the refusal point
    /// @param falseAnswers `[0, 1]`, part of the unanswerable questions that is answered
    /// @param right `[0, 1]`, part of the answerable questions whose best excerpt is right
    /// @param wrong `[0, 1]`, part of the answerable questions whose best excerpt is wrong
    public record RiskPoint(double support, double falseAnswers, double right, double wrong) {}

    /// What refusing below each support does.
    public RiskCurve risk() {
        return new RiskCurve(answerable, unanswerable, curve);
    }

    public Support support(double logOdds) {
        return Support.ofLogOdds(slope * logOdds + offset);
    }

    /// The least support with which a question may be answered so that at most `rate` of the
    /// unanswerable questions get an answer, in expectation: see [Promise].
    ///
    /// @param rate `(0, 1]`
    /// @return above 1 where no point keeps the rate, so that everything is refused
    public double refusalPoint(double rate) {
        return risk().refusalPoint(new Promise(rate, 0));
    }
}
