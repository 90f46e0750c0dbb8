package dev.sourcebound.evaluation.measure;

import java.util.List;

/// A measure that is a sum over a sum: the mean of a value per case where each case weighs 1, a
/// share of all citations where each question weighs as much as it cites.
///
/// @param <T> what is measured
public interface Ratio<T> extends Measure<T> {

    /// How much a case weighs; 0 where the measure says nothing about it.
    double weight(T one);

    /// What a case adds, `[0, weight]`. Asked only where it weighs something.
    double amount(T one);

    @Override
    default Sample over(List<T> cases) {
        double[] weights = cases.stream().mapToDouble(this::weight).toArray();
        double[] amounts = new double[weights.length];
        int resting = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                amounts[i] = amount(cases.get(i));
                resting++;
            }
        }
        return new Sums(weights, amounts, resting);
    }

    /// Both sums, by case.
    final class Sums implements Sample {

        private final double[] weights;
        private final double[] amounts;
        private final int cases;

        private Sums(double[] weights, double[] amounts, int cases) {
            this.weights = weights;
            this.amounts = amounts;
            this.cases = cases;
        }

        @Override
        public double value(int[] times) {
            double weight = 0;
            double amount = 0;
            for (int i = 0; i < times.length; i++) {
                weight += times[i] * weights[i];
                amount += times[i] * amounts[i];
            }
            return weight == 0 ? Double.NaN : amount / weight;
        }

        @Override
        public int cases() {
            return cases;
        }
    }
}
