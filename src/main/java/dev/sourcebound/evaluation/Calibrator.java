package dev.sourcebound.evaluation;

import dev.sourcebound.answer.AbstentionPolicy;
import dev.sourcebound.evaluation.measure.Probabilities;
import dev.sourcebound.reading.Calibration;
import dev.sourcebound.reading.Calibration.RiskPoint;
import dev.sourcebound.reading.Candidate;
import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.RiskCurve;
import dev.sourcebound.reading.RiskCurve.Outcome;
import dev.sourcebound.reading.Support;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds what log-odds are worth.
final class Calibrator {

    /// How many points of the risk curve are kept.
    private static final int POINTS = 200;

    /// What part of the shown sentences must be evidence.
    private static final double LEAST_PRECISION = 0.9;

    private final List<Ranked> questions;

    /// What was read of a question.
    ///
    /// @param answerable whether the sources answer it, or correct it
    /// @param sentences what may answer it, by falling log-odds
    /// @param denial what may deny what it takes for granted, its log-odds those of its support;
    ///   null where nothing was read for that
    record Ranked(
            boolean answerable,
            boolean outOfScope,
            List<Scored> sentences,
            @Nullable Scored denial) {

        /// Of what has no premise to be denied.
        Ranked(boolean answerable, boolean outOfScope, List<Scored> sentences) {
            this(answerable, outOfScope, sentences, null);
        }

        Scored best() {
            return sentences.getFirst();
        }

        /// The likelier of the two.
        Outcome outcome(Calibration calibration) {
            double support = calibration.support(best().logOdds()).probability();
            return isDenied(calibration)
                    ? new Outcome(answerable, denied(), Objects.requireNonNull(denial).right())
                    : new Outcome(answerable, support, best().right());
        }

        private boolean isDenied(Calibration calibration) {
            return denied() > calibration.support(best().logOdds()).probability();
        }

        private double denied() {
            return denial == null ? 0 : Support.ofLogOdds(denial.logOdds()).probability();
        }
    }

    record Scored(double logOdds, boolean right) {}

    /// How many questions are met by what denies their premise, and how many of them rightly.
    record Corrections(long shown, long right) {}

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
    double auroc(Calibration calibration, boolean outOfScope) {
        double[] yes = supports(calibration, Ranked::answerable);
        double[] no = supports(calibration, q -> !q.answerable() && q.outOfScope() == outOfScope);
        return Probabilities.area(yes, no);
    }

    /// Which part of the questions out of scope is answered where this part of the answerable ones
    /// is.
    ///
    /// @param kept `(0, 1]`
    double outOfScopeAnswered(Calibration calibration, double kept) {
        double[] yes = supports(calibration, Ranked::answerable);
        double point = yes[(int) Math.floor((1 - kept) * yes.length)];
        double[] no = supports(calibration, Ranked::outOfScope);
        return (double) Arrays.stream(no).filter(score -> score >= point).count() / no.length;
    }

    /// What comes of the denials where everything below a support is refused.
    Corrections corrections(Calibration calibration, double point) {
        List<Outcome> denied =
                questions.stream()
                        .filter(q -> q.isDenied(calibration) && q.denied() >= point)
                        .map(q -> q.outcome(calibration))
                        .toList();
        return new Corrections(denied.size(), denied.stream().filter(Outcome::right).count());
    }

    private double[] supports(Calibration calibration, Predicate<Ranked> some) {
        return questions.stream()
                .filter(some)
                .mapToDouble(q -> q.outcome(calibration).support())
                .sorted()
                .toArray();
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
        List<Outcome> outcomes = questions.stream().map(q -> q.outcome(bare)).toList();
        double[] all = outcomes.stream().mapToDouble(Outcome::support).sorted().toArray();
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

    /// @param closeLook what says whether a sentence answers
    /// @param denial what says whether it denies a premise
    static Ranked rank(LogisticModel closeLook, LogisticModel denial, FitExample example) {
        List<Scored> sentences =
                example.candidates().stream()
                        .map(c -> new Scored(closeLook.logOdds(c.signals()), example.isRight(c)))
                        .sorted(Comparator.comparingDouble(Scored::logOdds).reversed())
                        .toList();
        Candidate denying = example.denial();
        return new Ranked(
                example.answerable(),
                example.outOfScope(),
                sentences,
                denying == null
                        ? null
                        : new Scored(
                                denial.logOdds(denying.signals()), example.isCorrection(denying)));
    }
}
