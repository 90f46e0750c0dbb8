package dev.sourcebound.evaluation.measure;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.stream.IntStream;

/// The area under the receiver operating characteristic (Hanley and McNeil, The meaning and use of
/// the area under a ROC curve, 1982): the part of all pairs of a supported claim and another in
/// which the supported one has the more support, a tie counting half.
///
/// Example: supported claims have .9 and .4, others .4 and .1. Of four pairs .9 wins two, .4 wins
/// one and ties one: `3.5 / 4 = 0.875`.
public record Auroc() implements Measure<ClaimOutcome> {

    @Override
    public String name() {
        return "AUROC";
    }

    @Override
    public String meaning() {
        return "how often a supported claim has more support than another";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Sample over(List<ClaimOutcome> cases) {
        int[] order =
                IntStream.range(0, cases.size())
                        .boxed()
                        .sorted(comparingDouble((Integer i) -> cases.get(i).support()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new Ordered(order, IntStream.of(order).mapToObj(cases::get).toList());
    }

    /// The cases by rising support.
    private static final class Ordered implements Sample {

        private final int[] order;
        private final List<ClaimOutcome> claims;

        Ordered(int[] order, List<ClaimOutcome> claims) {
            this.order = order;
            this.claims = claims;
        }

        @Override
        public int cases() {
            return order.length;
        }

        @Override
        public double value(int[] times) {
            double won = 0;
            long below = 0;
            long supported = 0;
            int from = 0;
            while (from < order.length) {
                long here = 0;
                long others = 0;
                int to = from;
                while (to < order.length
                        && claims.get(to).support() == claims.get(from).support()) {
                    here += claims.get(to).supported() ? times[order[to]] : 0;
                    others += claims.get(to).supported() ? 0 : times[order[to]];
                    to++;
                }
                won += here * (below + others / 2.0);
                below += others;
                supported += here;
                from = to;
            }
            return won / ((double) supported * below);
        }
    }
}
