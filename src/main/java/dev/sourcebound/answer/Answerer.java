package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.retrieval.Hit;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/// Answers a question from the sources, or refuses. Blocking; thread-safe.
public interface Answerer {

    Reply answer(Question question, Progress progress);

    /// Told of what is done, on the answering thread, so that a caller can show it. A claim is told
    /// only after it has passed the grounding check.
    interface Progress {

        /// Shows nothing.
        Progress NONE = new Progress() {};

        /// Passages are being searched.
        default void searching() {}

        /// What stands in the reply's text between the last claim and the one told next; before the
        /// first one, a word that opens the answer.
        default void gap(String gap) {}

        /// Passages have been found for a part of the question, best first. To explain with.
        default void found(List<Hit> hits) {}

        /// Passages have been read: every sentence with its support, best first, before it is
        /// decided whether to answer. To measure with, not to show.
        default void read(List<Reading> readings) {}

        /// A claim has passed. Its citations are indices into the reply's citations; those it is
        /// the first to name are given with it.
        default void claim(Claim claim, List<Citation> newCitations) {}

        /// A claim has not passed. Its text is not told: nobody may see it.
        ///
        /// @param length of its text, in UTF-16 code units
        default void dropped(Failure failure, int length) {}

        /// Whose budgets the question goes to.
        default Caller caller() {
            return Caller.ANONYMOUS;
        }

        /// Runs what waits for something outside of this process. A caller that lets only so many
        /// use the processor may let another one meanwhile. Not within another wait.
        ///
        /// @param left how long it may then wait for the processor again, asked when what it waits
        ///   for is there; it goes on without where that is over
        default <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
            return wait.get();
        }

        /// The same, however long the processor is waited for.
        default <T> T waiting(Supplier<T> wait) {
            return waiting(wait, ChronoUnit.FOREVER::getDuration);
        }
    }
}
