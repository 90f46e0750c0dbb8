package dev.sourcebound.evaluation.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is told of one question.
///
/// @param id its name in its set
/// @param kind what it tries
/// @param question what was asked
/// @param standalone as it was answered; null where that is the same
/// @param answerable whether the sources answer it
/// @param verdict `right`, `wrong`, `over_refused`, `refused` or `false`
/// @param good whether that is what should have come
/// @param why in words
/// @param expected the answer of the label; null where it has none
/// @param text what was shown
/// @param refusal the reason of a refusal; null on an answer
/// @param support of the best excerpt, `[0, 1]`; null where it is not known
/// @param rank of the first passage with something to be found, from 1; 0 where none was found;
///   null where retrieval was not looked at
/// @param exactMatch `[0, 1]`; null where the label has no answer
/// @param f1 `[0, 1]`; null where the label has no answer
/// @param milliseconds from asking to reply
/// @param gold the excerpts of the label
/// @param citations those of the reply
public record QuestionRow(
        String id,
        String kind,
        String question,
        @Nullable String standalone,
        boolean answerable,
        String verdict,
        boolean good,
        String why,
        @Nullable String expected,
        String text,
        @Nullable String refusal,
        @Nullable Double support,
        @Nullable Integer rank,
        @Nullable Double exactMatch,
        @Nullable Double f1,
        double milliseconds,
        List<Gold> gold,
        List<Cited> citations) {

    public QuestionRow {
        gold = List.copyOf(gold);
        citations = List.copyOf(citations);
    }

    /// An excerpt of the label.
    ///
    /// @param source that holds it
    /// @param text the excerpt; empty for the whole document
    /// @param coverage how much of it the citations cover, `[0, 1]`
    public record Gold(String source, String text, double coverage) {}

    /// A citation of the reply.
    ///
    /// @param start in its source: UTF-16 code units
    /// @param end exclusive
    /// @param landing `on gold`, `elsewhere` or `misquoted`
    public record Cited(String source, int start, int end, String text, String landing) {}
}
