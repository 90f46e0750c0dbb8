package dev.sourcebound.evaluation.measure;

import java.util.Arrays;

/// Quantiles of values in any order; at least one value each.
public final class Quantiles {

    private Quantiles() {}

    /// The middle value; the mean of the two middle ones where their number is even.
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// The smallest value that at least `share` of the values do not exceed.
    ///
    /// @param share `(0, 1]`
    public static double nearestRank(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
