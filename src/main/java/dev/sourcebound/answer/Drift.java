package dev.sourcebound.answer;

import dev.sourcebound.reading.Calibration.RiskPoint;
import dev.sourcebound.reading.RiskCurve;
import java.util.List;

/// How far the questions of late are from those that the refusal point was counted on. A rate of
/// false answers is promised for questions like those; where these differ, the promise is worth
/// less, and somebody should label some and calibrate anew. Thread-safe.
final class Drift {

    /// The latest so many are looked at.
    static final int WINDOW = 1_000;

    /// Of fewer nothing is said: the distance of 100 that are no different is above 0.16 once in a
    /// hundred times (Kolmogorov and Smirnov's distribution).
    static final int LEAST = 100;

    private final RiskCurve counted;
    private final double refusalPoint;
    private final double[] supports = new double[WINDOW];
    private long seen;

    /// @param counted on labelled questions
    /// @param refusalPoint support below which nothing is answered
    Drift(RiskCurve counted, double refusalPoint) {
        this.counted = counted;
        this.refusalPoint = refusalPoint;
    }

    /// Compares with nothing.
    static Drift none() {
        return new Drift(new RiskCurve(0, 0, List.of()), 0);
    }

    /// A question has been read.
    ///
    /// @param support `[0, 1]` of its best sentence; 0 where there is none
    synchronized void add(double support) {
        supports[(int) (seen++ % WINDOW)] = support;
    }

    /// How many questions are looked at, `0..1,000`.
    synchronized int questions() {
        return (int) Math.min(seen, WINDOW);
    }

    /// The share of questions below the refusal point, less the share that was counted: `[-1, 1]`,
    /// above 0 where more is refused; not a number where too few were asked.
    synchronized double refusals() {
        return questions() < LEAST || counted.points().isEmpty()
                ? Double.NaN
                : countedShare(refusalPoint) - share(refusalPoint);
    }

    /// The greatest difference between the shares of questions at or above any support, of late and
    /// as counted: Kolmogorov and Smirnov's distance, `[0, 1]`; not a number where too few were
    /// asked.
    synchronized double support() {
        return questions() < LEAST || counted.points().isEmpty()
                ? Double.NaN
                : counted.points().stream()
                        .mapToDouble(point -> Math.abs(share(point.support()) - share(point)))
                        .max()
                        .orElse(0);
    }

    private double share(double support) {
        int above = 0;
        for (int i = 0; i < questions(); i++) {
            if (supports[i] >= support) {
                above++;
            }
        }
        return (double) above / questions();
    }

    /// Of the labelled questions, those at or above a support.
    private double countedShare(double support) {
        List<RiskPoint> points = counted.points();
        return points.stream()
                .filter(point -> point.support() >= support)
                .findFirst()
                .map(this::share)
                .orElse(0.0);
    }

    private double share(RiskPoint point) {
        double answered = (point.right() + point.wrong()) * counted.answerable();
        double answeredFalsely = point.falseAnswers() * counted.unanswerable();
        return (answered + answeredFalsely) / (counted.answerable() + counted.unanswerable());
    }
}
