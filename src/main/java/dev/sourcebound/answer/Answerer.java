package dev.sourcebound.answer;

import java.util.List;

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

        /// A claim has passed. Its citations are indices into the reply's citations; those it is
        /// the first to name are given with it.
        default void claim(Claim claim, List<Citation> newCitations) {}
    }
}
