package dev.sourcebound.evaluation.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the measures see of one question and its reply.
///
/// @param answerable whether the sources answer it
/// @param answered whether it was answered; otherwise it was refused
/// @param right whether it is answerable, answered, and rightly so
/// @param answer what was answered, as short as it is known; empty on a refusal
/// @param expected the answers of the label, each as good as another; empty where it has none
/// @param citations what the reply cites
/// @param ranking what retrieval found; null where that is not known
/// @param bet what would be answered if nothing were ever refused; null where that is not known
/// @param milliseconds from asking to reply
public record Outcome(
        boolean answerable,
        boolean answered,
        boolean right,
        String answer,
        List<String> expected,
        Citations citations,
        @Nullable Ranking ranking,
        @Nullable Bet bet,
        double milliseconds) {

    public Outcome {
        expected = List.copyOf(expected);
        if (right && !(answerable && answered)) {
            throw new IllegalArgumentException("only an answer to an answerable question is right");
        }
    }

    /// What a reply cites.
    ///
    /// @param given how many citations
    /// @param verbatim how many stand in their source where they say
    /// @param placed how many stand in some source, wherever
    /// @param onGold how many of these share a character with an excerpt of the label
    /// @param gold how many excerpts of the label were to be cited; 1 where any is enough
    /// @param goldCited how many of these are covered by half or more
    public record Citations(
            int given, int verbatim, int placed, int onGold, int gold, int goldCited) {}

    /// The answer that stands behind a reply, shown or refused.
    ///
    /// @param support `[0, 1]`, how sure the engine is of it
    /// @param right whether it is what the label wants; never so where nothing answers
    public record Bet(double support, boolean right) {}

    boolean answeredThoughAnswerable() {
        return answerable && answered;
    }
}
