package dev.sourcebound.evaluation.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Expected calibration error (Guo et al., On calibration of modern neural networks, 2017; Naeini
/// et al., 2015): answers in ten bins by their support, the distance in each between mean support
/// and the part that is right, averaged by how many each holds.
///
/// Example: supports .92 right and .98 wrong share a bin: mean .95, right .5, distance .45. Support
/// .12 wrong is alone: distance .12. The error is `(2 * .45 + .12) / 3 = 0.34`.
public record Reliability() implements Measure<Outcome> {

    private static final int BINS = 10;

    /// What one bin holds.
    ///
    /// @param support their mean support, `[0, 1]`
    /// @param right the part that is right, `[0, 1]`
    /// @param count how many, `>= 1`
    public record Bin(double support, double right, int count) {}

    @Override
    public String name() {
        return "calibration error";
    }

    @Override
    public String meaning() {
        return "how far support is from the part that is right, on average; less is better";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    /// The bins that hold something, by rising support.
    public static List<Bin> bins(List<Outcome> cases) {
        int[] once = new int[cases.size()];
        Arrays.fill(once, 1);
        return bins(cases, once);
    }

    @Override
    public Sample over(List<Outcome> cases) {
        return new Sample() {
            @Override
            public double value(int[] times) {
                double sum = 0;
                int all = 0;
                for (Bin bin : bins(cases, times)) {
                    sum += bin.count() * Math.abs(bin.support() - bin.right());
                    all += bin.count();
                }
                return all == 0 ? Double.NaN : sum / all;
            }

            @Override
            public int cases() {
                return (int) cases.stream().filter(one -> one.bet() != null).count();
            }
        };
    }

    private static List<Bin> bins(List<Outcome> cases, int[] times) {
        double[] support = new double[BINS];
        int[] right = new int[BINS];
        int[] count = new int[BINS];
        for (int i = 0; i < times.length; i++) {
            if (cases.get(i).bet() == null) {
                continue;
            }
            Outcome.Bet bet = Objects.requireNonNull(cases.get(i).bet());
            int bin = Math.min(BINS - 1, (int) (bet.support() * BINS));
            support[bin] += times[i] * bet.support();
            right[bin] += bet.right() ? times[i] : 0;
            count[bin] += times[i];
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            if (count[i] > 0) {
                bins.add(new Bin(support[i] / count[i], (double) right[i] / count[i], count[i]));
            }
        }
        return bins;
    }
}
