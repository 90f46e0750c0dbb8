package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.measure.Probabilities;
import dev.sourcebound.reading.ClaimFit;
import dev.sourcebound.reading.ClaimVerdict;
import java.util.List;

/// How well claims are judged. All in `[0, 1]`.
///
/// @param judged the claims, with both supported ones and others among them
record ClaimMeasures(List<JudgedClaim> judged) {

    /// A labelled claim and what a fit makes of it.
    ///
    /// @param label what it is
    /// @param verdict what it is taken for
    /// @param support `[0, 1]`
    record JudgedClaim(ClaimVerdict label, ClaimVerdict verdict, double support) {

        /// @param from the least support of a claim that is taken for supported
        static JudgedClaim of(ClaimExample example, ClaimFit fit, double from) {
            return new JudgedClaim(
                    example.verdict(),
                    fit.verdict(example.signals(), from),
                    fit.support(example.signals()).probability());
        }

        boolean supported() {
            return label == ClaimVerdict.SUPPORTED;
        }
    }

    ClaimMeasures {
        judged = List.copyOf(judged);
    }

    /// The mean of the supported ones taken for supported and of the others taken for others.
    double balanced() {
        return (share(true) + 1 - share(false)) / 2;
    }

    /// The part whose verdict is the label.
    double threeWay() {
        long right = judged.stream().filter(j -> j.verdict() == j.label()).count();
        return (double) right / judged.size();
    }

    /// The probability that a supported one has more support than another, see
    /// [Probabilities#area].
    double areaUnderCurve() {
        return Probabilities.area(supports(true), supports(false));
    }

    /// Expected calibration error of support.
    double calibrationError() {
        boolean[] right = new boolean[judged.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = judged.get(i).supported();
        }
        return Probabilities.calibrationError(
                judged.stream().mapToDouble(JudgedClaim::support).toArray(), right);
    }

    private double[] supports(boolean supported) {
        return judged.stream()
                .filter(j -> j.supported() == supported)
                .mapToDouble(JudgedClaim::support)
                .toArray();
    }

    /// Of those that are supported, or of those that are not, the part taken for supported.
    private double share(boolean supported) {
        List<JudgedClaim> some = judged.stream().filter(j -> j.supported() == supported).toList();
        long taken = some.stream().filter(j -> j.verdict() == ClaimVerdict.SUPPORTED).count();
        return (double) taken / some.size();
    }
}
