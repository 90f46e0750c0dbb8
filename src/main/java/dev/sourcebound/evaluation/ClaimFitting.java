package dev.sourcebound.evaluation;

import static java.util.Comparator.comparingDouble;

import dev.sourcebound.evaluation.Calibrator.Ranked;
import dev.sourcebound.evaluation.Calibrator.Scored;
import dev.sourcebound.reading.ClaimFit;
import dev.sourcebound.reading.ClaimFit.Weights;
import dev.sourcebound.reading.ClaimSignal;
import dev.sourcebound.reading.ClaimVerdict;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Fits how a claim's signals become its verdict.
final class ClaimFitting {

    /// The ridge penalty, in examples.
    private static final double RIDGE = 1;

    private ClaimFitting() {}

    /// Fits on all claims, and calibrates by fits on parts of them (cross-fitting). The claims
    /// about a document stay together.
    static ClaimFit fit(List<ClaimExample> examples, Set<ClaimSignal> signals) {
        List<ClaimExample> unsupported =
                examples.stream().filter(e -> !is(e, ClaimVerdict.SUPPORTED)).toList();
        return new ClaimFit(
                supported(examples, signals),
                weights(unsupported, signals, e -> is(e, ClaimVerdict.CONTRADICTED)),
                new Calibrator(crossFitted(examples, signals)).calibration());
    }

    private static List<Ranked> crossFitted(List<ClaimExample> examples, Set<ClaimSignal> signals) {
        List<Ranked> ranked = new ArrayList<>();
        Folds.each(
                examples,
                ClaimExample::sourceId,
                (others, judged) -> {
                    Weights weights = supported(others, signals);
                    judged.forEach(example -> ranked.add(rank(weights, example)));
                });
        return ranked;
    }

    private static Ranked rank(Weights weights, ClaimExample example) {
        boolean supported = is(example, ClaimVerdict.SUPPORTED);
        return new Ranked(
                supported,
                false,
                List.of(new Scored(weights.logOdds(example.signals()), supported)));
    }

    /// Without the signals that would count against their direction: the one that does most is left
    /// out, and the rest fitted again.
    private static Weights supported(List<ClaimExample> examples, Set<ClaimSignal> signals) {
        Set<ClaimSignal> kept = new TreeSet<>(signals);
        while (true) {
            Weights weights = weights(examples, kept, e -> is(e, ClaimVerdict.SUPPORTED));
            Optional<ClaimSignal> against =
                    kept.stream()
                            .filter(s -> along(weights, s, examples) < 0)
                            .min(comparingDouble(s -> along(weights, s, examples)));
            if (against.isEmpty()) {
                return weights;
            }
            kept.remove(against.get());
        }
    }

    /// How far a signal counts in its direction: its weight times its spread.
    private static double along(Weights weights, ClaimSignal signal, List<ClaimExample> examples) {
        DoubleSummaryStatistics values =
                examples.stream()
                        .mapToDouble(e -> e.signals().getOrDefault(signal, 0.0))
                        .summaryStatistics();
        double spread = values.getMax() - values.getMin();
        double weight = weights.weights().getOrDefault(signal, 0.0);
        return (signal.isForSupport() ? weight : -weight) * spread;
    }

    private static boolean is(ClaimExample example, ClaimVerdict verdict) {
        return example.verdict() == verdict;
    }

    private static Weights weights(
            List<ClaimExample> examples,
            Set<ClaimSignal> signals,
            Predicate<ClaimExample> positive) {
        List<ClaimSignal> columns = List.copyOf(signals);
        double[][] rows =
                examples.stream()
                        .map(e ->
                                columns.stream()
                                        .mapToDouble(s -> e.signals().getOrDefault(s, 0.0))
                                        .toArray())
                        .toArray(double[][]::new);
        LogisticRegression.Fitted fitted =
                LogisticRegression.fit(rows, labels(examples, positive), RIDGE);
        Map<ClaimSignal, Double> weights = new EnumMap<>(ClaimSignal.class);
        for (int c = 0; c < columns.size(); c++) {
            weights.put(columns.get(c), fitted.weights().get(c));
        }
        return new Weights(fitted.intercept(), weights);
    }

    private static boolean[] labels(List<ClaimExample> examples, Predicate<ClaimExample> positive) {
        boolean[] labels = new boolean[examples.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = positive.test(examples.get(i));
        }
        return labels;
    }
}
