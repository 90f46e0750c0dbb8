package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.OpenLoop.Outcome;
import dev.sourcebound.evaluation.measure.Quantiles;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// When a server is as fast again as it was before a load.
final class Recovery {

    /// The median of so many questions, one after the other, tells how fast it is.
    private static final int QUESTIONS = 10;

    /// How much slower counts as fast again: two medians of the same server differ by as much.
    private static final double MARGIN = 1.1;

    private Recovery() {}

    /// From the first question until the median of the next ones is what it was; empty where it
    /// never is. What is not answered is slow.
    ///
    /// @param calmMilliseconds the median before the load
    /// @param outcomes of what was asked after it
    static OptionalDouble secondsUntil(double calmMilliseconds, List<Outcome> outcomes) {
        List<Outcome> inTurn =
                outcomes.stream().sorted(Comparator.comparingDouble(Outcome::dueSeconds)).toList();
        int window = Math.min(QUESTIONS, inTurn.size());
        for (int first = 0; window > 0 && first + window <= inTurn.size(); first++) {
            double[] milliseconds =
                    inTurn.subList(first, first + window).stream()
                            .mapToDouble(o ->
                                    o.status() == LoadStep.ANSWERED
                                            ? o.milliseconds()
                                            : Double.POSITIVE_INFINITY)
                            .toArray();
            if (Quantiles.nearestRank(milliseconds, 0.5) <= calmMilliseconds * MARGIN) {
                return OptionalDouble.of(inTurn.get(first).dueSeconds());
            }
        }
        return OptionalDouble.empty();
    }
}
