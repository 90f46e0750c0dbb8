package dev.sourcebound.evaluation;

import dev.sourcebound.reading.ClaimFit;
import dev.sourcebound.reading.ClaimVerdict;
import java.util.List;
import java.util.stream.IntStream;

/// How well claims are judged. All in `[0, 1]`.
///
/// @param judged the claims, with both supported ones and others among them
record ClaimMeasures(List<JudgedClaim> judged) {

    private static final int BINS = 10;

    /// A labelled claim and what a fit makes of it.
    ///
    /// @param label what it is
    /// @param verdict what it is taken for
    /// @param support `[0, 1]`
    record JudgedClaim(ClaimVerdict label, ClaimVerdict verdict, double support) {

        static JudgedClaim of(ClaimExample example, ClaimFit fit) {
            return new JudgedClaim(
                    example.verdict(),
                    fit.verdict(example.signals()),
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

    /// The probability that a supported one has more support than another, see [#area].
    double areaUnderCurve() {
        return area(supports(true), supports(false));
    }

    /// Expected calibration error of support over ten bins of equal width (Guo et al. 2017).
    double calibrationError() {
        double[] predicted = new double[BINS];
        double[] right = new double[BINS];
        for (JudgedClaim claim : judged) {
            int bin = Math.min(BINS - 1, (int) (claim.support() * BINS));
            predicted[bin] += claim.support();
            right[bin] += claim.supported() ? 1 : 0;
        }
        return IntStream.range(0, BINS).mapToDouble(b -> Math.abs(predicted[b] - right[b])).sum()
                / judged.size();
    }

    /// The area under the receiver operating characteristic: the part of all pairs in which the
    /// positive has the higher score, a tie counting half (Hanley and McNeil 1982).
    static double area(double[] positives, double[] negatives) {
        double won = 0;
        for (double positive : positives) {
            for (double negative : negatives) {
                won += positive > negative ? 1 : positive == negative ? 0.5 : 0;
            }
        }
        return won / positives.length / negatives.length;
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
