package dev.sourcebound.watch;

import java.util.Locale;

/// A step on a question's way. Some are within others: `embed` in `retrieve` and in `understand`,
/// `check` in `write`, all but `understand` in `answer`.
public enum Stage {
    /// A question is understood from what was said before it. What is retrieved and read for that
    /// is no stage of its own: those are an answer's.
    UNDERSTAND,
    /// All of it, from a question that stands alone to its reply.
    ANSWER,
    /// Passages are found for a part of the question.
    RETRIEVE,
    /// The question becomes a vector.
    EMBED,
    /// The passages of a part are read.
    READ,
    /// Claims are written.
    WRITE,
    /// One claim is checked.
    CHECK;

    /// The name in metrics, such as `retrieve`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
