package dev.sourcebound.evaluation.measure;

import java.util.List;
import java.util.stream.IntStream;

/// A percentile of the time from asking to reply, in milliseconds, by nearest rank (Hyndman and
/// Fan, Sample quantiles in statistical packages, 1996, definition 1); of the median, the mean of
/// the two middle values where their number is even (definition 2).
///
/// Example: of 1, 2, 3, 10 ms the median is 2.5 ms and the 99th percentile 10 ms.
///
/// @param percent 1 to 100
public record Latency(int percent) implements Measure<Outcome> {

    public Latency {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("percent must be 1 to 100, got " + percent);
        }
    }

    @Override
    public String name() {
        return "p%d ms".formatted(percent);
    }

    @Override
    public String meaning() {
        return "%d of 100 replies took at most so many milliseconds".formatted(percent);
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public Sample over(List<Outcome> cases) {
        return new Sample() {
            @Override
            public double value(int[] times) {
                double[] values =
                        IntStream.range(0, times.length)
                                .flatMap(i -> IntStream.generate(() -> i).limit(times[i]))
                                .mapToDouble(i -> cases.get(i).milliseconds())
                                .toArray();
                if (values.length == 0) {
                    return Double.NaN;
                }
                return percent == 50
                        ? Quantiles.median(values)
                        : Quantiles.nearestRank(values, percent / 100.0);
            }

            @Override
            public int cases() {
                return cases.size();
            }
        };
    }
}
