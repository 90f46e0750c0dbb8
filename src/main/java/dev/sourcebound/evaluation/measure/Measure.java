package dev.sourcebound.evaluation.measure;

import java.util.List;

/// A figure over many cases.
///
/// @param <T> what is measured: an [Outcome] of a question, a [ClaimOutcome]
public interface Measure<T> {

    /// Its name in reports, such as `recall@5`.
    String name();

    /// In one sentence, for people.
    String meaning();

    /// Whether more of it is better.
    boolean higherIsBetter();

    /// Makes it ready to be computed many times over the same cases.
    Sample over(List<T> cases);

    /// A measure of given cases. Immutable.
    interface Sample {

        /// The figure where each case is there so many times; `NaN` where it rests on none. All
        /// ones give the figure itself, other numbers a resample of the bootstrap.
        ///
        /// @param times of each case, in their order, `>= 0`
        double value(int[] times);

        /// On how many of the cases it rests.
        int cases();
    }
}
