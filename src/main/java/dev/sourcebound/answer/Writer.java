package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.reading.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns what was read into claims. A writer is not trusted: whatever it gives goes through the
/// [GroundingCheck]. Thread-safe.
public interface Writer {

    /// Writes the claims of an answer and hands over each as soon as it is written, in the order in
    /// which they are shown.
    ///
    /// @param question what was asked
    /// @param readings what answers it, best first; at least one
    /// @param editor where the claims go
    Written write(Question question, List<Reading> readings, Editor editor);

    /// The writer's name for `provenance`.
    String label();

    /// Takes the claims of one answer: checks each and shows it before it takes the next. To be
    /// used on the thread on which the writer was called.
    interface Editor {

        /// Puts a word of the program's own before the first claim, if one passes and whoever takes
        /// them shows more than claims.
        ///
        /// @param word such as "Yes."
        default void open(String word) {}

        /// Checks a claim and shows it where it passes.
        ///
        /// @return why it is not shown; empty where it is
        Optional<Failure> submit(Draft draft);

        /// Of the best readings, one for each part of the question, those that nothing shown so far
        /// stands on.
        List<Reading> missing();

        /// Whose budgets the answer goes to.
        default Caller caller() {
            return Caller.ANONYMOUS;
        }

        /// Runs what waits for something outside of this process. Meanwhile another answer may use
        /// the processor.
        ///
        /// @param left how long it may then wait for the processor again, asked when what it waits
        ///   for is there; it goes on without where that is over
        <T> T waiting(Supplier<T> wait, Supplier<Duration> left);
    }
}
