package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.OpenLoop.Outcome;
import dev.sourcebound.evaluation.measure.Quantiles;
import java.util.List;
import java.util.function.IntPredicate;

/// What came of asking at one rate.
///
/// @param offered questions per second
/// @param answered how many came back with 200
/// @param shed how many were told to come back later: 503 with `Retry-After`
/// @param failed how many came back in any other way, or not at all
/// @param goodput answered per second, from the first question to the last reply
/// @param p50Milliseconds the median time of an answered one; 0 where none was
/// @param p99Milliseconds its 99th percentile, by nearest rank
/// @param shedP99Milliseconds the same of those that were shed
record LoadStep(
        double offered,
        int answered,
        int shed,
        int failed,
        double goodput,
        double p50Milliseconds,
        double p99Milliseconds,
        double shedP99Milliseconds) {

    /// The status of an answer, and of a refusal.
    static final int ANSWERED = 200;

    private static final int SHED = 503;

    /// @param seconds from the first question to the last reply, `> 0`
    static LoadStep of(double offered, List<Outcome> outcomes, double seconds) {
        double[] answered = milliseconds(outcomes, status -> status == ANSWERED);
        double[] shed = milliseconds(outcomes, status -> status == SHED);
        return new LoadStep(
                offered,
                answered.length,
                shed.length,
                outcomes.size() - answered.length - shed.length,
                answered.length / seconds,
                answered.length == 0 ? 0 : Quantiles.median(answered),
                answered.length == 0 ? 0 : Quantiles.nearestRank(answered, 0.99),
                shed.length == 0 ? 0 : Quantiles.nearestRank(shed, 0.99));
    }

    private static double[] milliseconds(List<Outcome> outcomes, IntPredicate which) {
        return outcomes.stream()
                .filter(outcome -> which.test(outcome.status()))
                .mapToDouble(Outcome::milliseconds)
                .toArray();
    }
}
