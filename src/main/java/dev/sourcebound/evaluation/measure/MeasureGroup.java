package dev.sourcebound.evaluation.measure;

import java.util.List;

/// Measures that belong together. A new measure is entered here.
///
/// @param name such as `retrieval`
/// @param measures in the order in which they are shown
/// @param <T> what is measured
public record MeasureGroup<T>(String name, List<Measure<T>> measures) {

    /// Of questions.
    public static final List<MeasureGroup<Outcome>> OF_QUESTIONS =
            List.of(
                    new MeasureGroup<>(
                            "answers",
                            List.of(
                                    new Balanced(),
                                    new RightAnswers(),
                                    new WrongAnswers(),
                                    new OverRefusals(),
                                    new ExactMatch(),
                                    new TokenF1())),
                    new MeasureGroup<>(
                            "refusals",
                            List.of(
                                    new FalseAnswers(),
                                    new RefusalPrecision(),
                                    new RefusalRecall(),
                                    new RiskCoverage(),
                                    new Reliability())),
                    new MeasureGroup<>(
                            "citations",
                            List.of(new CitationPrecision(), new CitationRecall(), new Verbatim())),
                    new MeasureGroup<>(
                            "retrieval",
                            List.of(
                                    new Recall(1),
                                    new Recall(5),
                                    new Recall(10),
                                    new Recall(100),
                                    new ReciprocalRank(),
                                    new Ndcg(10),
                                    new AveragePrecision())),
                    new MeasureGroup<>(
                            "latency",
                            List.of(
                                    new Latency(50),
                                    new Latency(90),
                                    new Latency(95),
                                    new Latency(99))));

    /// Of claims.
    public static final MeasureGroup<ClaimOutcome> OF_CLAIMS =
            new MeasureGroup<>("grounding", List.of(new BalancedAccuracy(), new Auroc()));

    public MeasureGroup {
        measures = List.copyOf(measures);
    }
}
