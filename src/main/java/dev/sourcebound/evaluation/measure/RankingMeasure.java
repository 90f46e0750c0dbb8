package dev.sourcebound.evaluation.measure;

import java.util.Objects;

/// A measure of retrieval: the mean of a value per question, over the questions that have something
/// to retrieve.
public interface RankingMeasure extends Ratio<Outcome> {

    /// The value for one question, `[0, 1]`.
    double of(Ranking ranking);

    @Override
    default double weight(Outcome one) {
        return one.ranking() == null ? 0 : 1;
    }

    @Override
    default double amount(Outcome one) {
        return of(Objects.requireNonNull(one.ranking()));
    }

    @Override
    default boolean higherIsBetter() {
        return true;
    }
}
