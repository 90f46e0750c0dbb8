package dev.sourcebound.evaluation.measure;

/// How good probabilities, or scores, of yes or no are.
public final class Probabilities {

    private static final int BINS = 10;

    private Probabilities() {}

    /// The area under the receiver operating characteristic: the part of all pairs in which the
    /// positive has the higher score, a tie counting half (Hanley and McNeil 1982).
    public static double area(double[] positives, double[] negatives) {
        double won = 0;
        for (double positive : positives) {
            for (double negative : negatives) {
                won += positive > negative ? 1 : positive == negative ? 0.5 : 0;
            }
        }
        return won / positives.length / negatives.length;
    }

    /// Expected calibration error over ten bins of equal width (Guo et al. 2017).
    ///
    /// @param predicted `[0, 1]`
    /// @param right what came true, of the same length
    public static double calibrationError(double[] predicted, boolean[] right) {
        double[] difference = new double[BINS];
        for (int i = 0; i < predicted.length; i++) {
            int bin = Math.min(BINS - 1, (int) (predicted[i] * BINS));
            difference[bin] += predicted[i] - (right[i] ? 1 : 0);
        }
        double sum = 0;
        for (double bin : difference) {
            sum += Math.abs(bin);
        }
        return sum / predicted.length;
    }
}
