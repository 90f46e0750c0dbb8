package dev.sourcebound.evaluation;

import dev.sourcebound.answer.AbstentionPolicy;
import dev.sourcebound.evaluation.measure.Probabilities;
import dev.sourcebound.reading.Calibration;
import dev.sourcebound.reading.Calibration.RiskPoint;
import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.RiskCurve;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds what log-odds are worth.
final class Calibrator {

    /// How many points of the risk curve are kept.
    private static final int POINTS = 200;

    /// What part of the shown sentences must be evidence.
    private static final double LEAST_PRECISION = 0.9;

    private final List<Ranked> questions;

    /// A question's sentences by falling log-odds.
    record Ranked(boolean answerable, boolean outOfScope, List<Scored> sentences) {

        Scored best() {
            return sentences.getFirst();
        }
    }

    record Scored(double logOdds, boolean right) {}

    /// @param questions each scored by a model that was not fitted on it
    Calibrator(List<Ranked> questions) {
        this.questions = List.copyOf(questions);
    }

    Calibration calibration() {
        double[][] rows =
                questions.stream()
                        .map(q -> new double[] {q.best().logOdds()})
                        .toArray(double[][]::new);
        LogisticRegression.Fitted platt = LogisticRegression.fit(rows, bestIsRight(), 1);
        int answerable = (int) questions.stream().filter(Ranked::answerable).count();
        Calibration bare =
                new Calibration(
                        platt.weights().getFirst(),
                        platt.intercept(),
                        answerable,
                        questions.size() - answerable,
                        List.of());
        return new Calibration(
                bare.slope(), bare.offset(), bare.answerable(), bare.unanswerable(), curve(bare));
    }

    /// The least part of the best sentence's support that a further sentence needs, such that over
    /// the answerable questions whose best sentence is right, [#LEAST_PRECISION] of the shown
    /// sentences are evidence: as much of an answer that takes several sentences as can be shown
    /// without much else.
    double companion(Calibration calibration) {
        List<Ranked> found =
                questions.stream().filter(q -> q.answerable() && q.best().right()).toList();
        double companion = 1;
        for (int percent = 95; percent >= 20; percent -= 5) {
            double part = percent / 100.0;
            List<Scored> shown =
                    found.stream().flatMap(q -> shown(q, calibration, part).stream()).toList();
            long evidence = shown.stream().filter(Scored::right).count();
            if (evidence < LEAST_PRECISION * shown.size()) {
                break;
            }
            companion = part;
        }
        return companion;
    }

    /// Area under the ROC curve of the best sentences' scores: how often an answerable question
    /// stands above one that is not, out of scope or in it.
    double auroc(boolean outOfScope) {
        double[] yes = best(questions.stream().filter(Ranked::answerable));
        double[] no =
                best(
                        questions.stream()
                                .filter(q -> !q.answerable() && q.outOfScope() == outOfScope));
        return Probabilities.area(yes, no);
    }

    /// Which part of the questions out of scope is answered where this part of the answerable ones
    /// is.
    ///
    /// @param kept `(0, 1]`
    double outOfScopeAnswered(double kept) {
        double[] yes = best(questions.stream().filter(Ranked::answerable));
        double point = yes[(int) Math.floor((1 - kept) * yes.length)];
        double[] no = best(questions.stream().filter(Ranked::outOfScope));
        return (double) Arrays.stream(no).filter(score -> score >= point).count() / no.length;
    }

    private static double[] best(Stream<Ranked> questions) {
        return questions.mapToDouble(q -> q.best().logOdds()).sorted().toArray();
    }

    /// Expected calibration error of the best sentences' support.
    double calibrationError(Calibration calibration) {
        return Probabilities.calibrationError(
                questions.stream()
                        .mapToDouble(q -> calibration.support(q.best().logOdds()).probability())
                        .toArray(),
                bestIsRight());
    }

    private boolean[] bestIsRight() {
        boolean[] right = new boolean[questions.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = questions.get(i).best().right();
        }
        return right;
    }

    private List<RiskPoint> curve(Calibration bare) {
        List<RiskCurve.Outcome> outcomes =
                questions.stream()
                        .map(q ->
                                new RiskCurve.Outcome(
                                        q.answerable(),
                                        bare.support(q.best().logOdds()).probability(),
                                        q.best().right()))
                        .toList();
        double[] all = outcomes.stream().mapToDouble(RiskCurve.Outcome::support).sorted().toArray();
        DoubleStream some =
                IntStream.range(0, POINTS)
                        .mapToDouble(i -> all[(int) ((long) i * all.length / POINTS)])
                        .distinct();
        double[] points =
                DoubleStream.concat(some, DoubleStream.of(Math.nextUp(all[all.length - 1])))
                        .toArray();
        return RiskCurve.of(outcomes, points).points();
    }

    private static List<Scored> shown(Ranked question, Calibration calibration, double part) {
        double least = part * calibration.support(question.best().logOdds()).probability();
        return question.sentences().stream()
                .limit(AbstentionPolicy.MOST)
                .filter(s -> calibration.support(s.logOdds()).probability() >= least)
                .toList();
    }

    static Ranked rank(LogisticModel model, FitExample example) {
        List<Scored> sentences =
                example.candidates().stream()
                        .map(c -> new Scored(model.logOdds(c.signals()), example.isRight(c)))
                        .sorted(Comparator.comparingDouble(Scored::logOdds).reversed())
                        .toList();
        return new Ranked(example.answerable(), example.outOfScope(), sentences);
    }
}
