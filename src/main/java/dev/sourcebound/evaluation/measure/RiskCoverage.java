package dev.sourcebound.evaluation.measure;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// The area under the risk-coverage curve (Geifman and El-Yaniv, Selective classification for deep
/// neural networks, 2017; El-Yaniv and Wiener, 2010): questions are answered by falling support,
/// and at each coverage the risk is the part of those answered so far whose answer is not right;
/// the area is the mean of that risk over all coverages. Those of equal support are answered
/// together. An unanswerable question is never answered rightly, so that even a perfect order has
/// some risk at full coverage.
///
/// Example: supports .9 right, .8 wrong, .7 right, .7 wrong. Risks 0, 1/2, then both of .7
/// together: 2/4, twice. The area is `(0 + 1/2 + 1/2 + 1/2) / 4 = 0.375`.
public record RiskCoverage() implements Measure<Outcome> {

    /// A point of the curve.
    ///
    /// @param coverage `(0, 1]`, the part of all questions that is answered
    /// @param risk `[0, 1]`, the part of these whose answer is not right
    /// @param support the least support that is answered
    public record Point(double coverage, double risk, double support) {}

    @Override
    public String name() {
        return "AURC";
    }

    @Override
    public String meaning() {
        return "the risk of an answer that is not right, averaged over how many questions are"
                + " answered; less is better";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public Sample over(List<Outcome> cases) {
        int[] order =
                IntStream.range(0, cases.size())
                        .filter(i -> cases.get(i).bet() != null)
                        .boxed()
                        .sorted(comparingDouble((Integer i) -> -bet(cases.get(i)).support()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        List<Outcome.Bet> bets = IntStream.of(order).mapToObj(i -> bet(cases.get(i))).toList();
        return new Ordered(order, bets);
    }

    /// The whole curve, from the surest question on.
    public static List<Point> curve(List<Outcome> cases) {
        int[] once = new int[cases.size()];
        Arrays.fill(once, 1);
        return ((Ordered) new RiskCoverage().over(cases)).curve(once);
    }

    private static Outcome.Bet bet(Outcome one) {
        return Objects.requireNonNull(one.bet());
    }

    /// The cases by falling support.
    private static final class Ordered implements Sample {

        private final int[] order;
        private final List<Outcome.Bet> bets;

        Ordered(int[] order, List<Outcome.Bet> bets) {
            this.order = order;
            this.bets = bets;
        }

        @Override
        public int cases() {
            return order.length;
        }

        @Override
        public double value(int[] times) {
            double area = 0;
            double before = 0;
            for (Point point : curve(times)) {
                area += point.risk() * (point.coverage() - before);
                before = point.coverage();
            }
            return before == 0 ? Double.NaN : area;
        }

        List<Point> curve(int[] times) {
            int all = 0;
            for (int i : order) {
                all += times[i];
            }
            List<Point> curve = new ArrayList<>();
            int answered = 0;
            int bad = 0;
            for (int i = 0; i < order.length; i++) {
                answered += times[order[i]];
                bad += bets.get(i).right() ? 0 : times[order[i]];
                double support = bets.get(i).support();
                boolean last = i + 1 == order.length || bets.get(i + 1).support() < support;
                if (last && answered > 0) {
                    curve.add(new Point((double) answered / all, (double) bad / answered, support));
                }
            }
            return curve;
        }
    }
}
