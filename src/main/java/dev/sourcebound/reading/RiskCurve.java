package dev.sourcebound.reading;

import dev.sourcebound.reading.Calibration.RiskPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// What refusing below each support does, counted on labelled questions.
///
/// @param answerable how many answerable questions it rests on, `>= 0`
/// @param unanswerable how many unanswerable ones, `>= 0`
/// @param points by rising support
public record RiskCurve(int answerable, int unanswerable, List<RiskPoint> points) {

    public RiskCurve {
        points = List.copyOf(points);
    }

    /// What came of a labelled question.
    ///
    /// @param answerable whether the sources answer it
    /// @param support `[0, 1]` of its best sentence; 0 where nothing was read
    /// @param right whether that sentence answers it
    public record Outcome(boolean answerable, double support, boolean right) {}

    /// Counted at given points.
    ///
    /// @param supports the points, rising
    public static RiskCurve of(List<Outcome> outcomes, double... supports) {
        int answerable = (int) outcomes.stream().filter(Outcome::answerable).count();
        RiskCurve bare = new RiskCurve(answerable, outcomes.size() - answerable, List.of());
        List<RiskPoint> points = new ArrayList<>();
        for (double support : supports) {
            points.add(bare.point(support, outcomes));
        }
        return new RiskCurve(bare.answerable(), bare.unanswerable(), points);
    }

    /// Counted at every point where a false answer fewer is given: just above the support of each
    /// unanswerable question. Between two of them nothing changes but that less is answered.
    public static RiskCurve of(List<Outcome> outcomes) {
        double[] supports =
                DoubleStream.concat(
                                DoubleStream.of(0),
                                outcomes.stream()
                                        .filter(outcome -> !outcome.answerable())
                                        .mapToDouble(Outcome::support))
                        .distinct()
                        .sorted()
                        .map(Math::nextUp)
                        .toArray();
        return of(outcomes, supports);
    }

    /// The least support with which a question may be answered so that a promise is kept.
    ///
    /// @return above 1 where no point keeps it, so that everything is refused
    public double refusalPoint(Promise promise) {
        for (RiskPoint point : points) {
            int falseAnswers = (int) Math.round(point.falseAnswers() * unanswerable);
            if (promise.isKeptBy(falseAnswers, unanswerable)) {
                return point.support();
            }
        }
        return Math.nextUp(1.0);
    }

    private RiskPoint point(double support, List<Outcome> outcomes) {
        int falseAnswers = 0;
        int right = 0;
        int wrong = 0;
        for (Outcome outcome : outcomes) {
            if (outcome.support() >= support) {
                if (!outcome.answerable()) {
                    falseAnswers++;
                } else if (outcome.right()) {
                    right++;
                } else {
                    wrong++;
                }
            }
        }
        return new RiskPoint(
                support,
                part(falseAnswers, unanswerable),
                part(right, answerable),
                part(wrong, answerable));
    }

    private static double part(int some, int all) {
        return all == 0 ? 0 : (double) some / all;
    }
}
