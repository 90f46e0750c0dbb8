package dev.sourcebound.evaluation.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Percentile intervals of the bootstrap (Efron, Bootstrap methods: another look at the jackknife,
/// 1979): as many cases as there are, drawn with putting back, a thousand times; the interval holds
/// the middle 95 % of what the measure gives. The draws come from a fixed seed and are the same for
/// all measures, so that equal cases give equal intervals.
///
/// Example: of 1 and 0, both drawn twice, the mean is 0, 1/2, 1/2 or 1 with equal chance: with
/// enough draws the interval is [0, 1].
public final class Bootstrap {

    private static final long SEED = 20_231_117L;
    private static final int RESAMPLES = 1_000;
    private static final double TAIL = 0.025;

    private final int[][] draws;
    private final int[] once;

    /// Draws once for all measures of the same cases.
    ///
    /// @param cases how many there are
    public Bootstrap(int cases) {
        SplittableRandom random = new SplittableRandom(SEED);
        draws = new int[cases == 0 ? 0 : RESAMPLES][cases];
        for (int[] draw : draws) {
            for (int i = 0; i < cases; i++) {
                draw[random.nextInt(cases)]++;
            }
        }
        once = new int[cases];
        Arrays.fill(once, 1);
    }

    /// A measure with its interval.
    ///
    /// @param cases as many as were said
    public <T> Figure figure(Measure<T> measure, List<T> cases) {
        Measure.Sample sample = measure.over(cases);
        double value = sample.value(once);
        if (Double.isNaN(value)) {
            return new Figure(
                    measure.name(),
                    measure.meaning(),
                    measure.higherIsBetter(),
                    null,
                    null,
                    null,
                    0);
        }
        double[] resampled =
                Arrays.stream(draws)
                        .mapToDouble(sample::value)
                        .filter(v -> !Double.isNaN(v))
                        .toArray();
        return new Figure(
                measure.name(),
                measure.meaning(),
                measure.higherIsBetter(),
                value,
                Quantiles.nearestRank(resampled, TAIL),
                Quantiles.nearestRank(resampled, 1 - TAIL),
                sample.cases());
    }

    /// The same for several measures.
    public <T> List<Figure> figures(List<Measure<T>> measures, List<T> cases) {
        List<Figure> figures = new ArrayList<>();
        measures.forEach(measure -> figures.add(figure(measure, cases)));
        return figures;
    }
}
