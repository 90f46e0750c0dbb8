package dev.sourcebound.evaluation;

import dev.sourcebound.chat.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question with what a right reply to it looks like.
///
/// @param id its name in its set
/// @param kind what it tries, such as `direct_fact` or `false_premise`
/// @param question what is asked, not blank
/// @param history what was said before, oldest first; may be empty
/// @param answerable whether the sources answer it
/// @param gold the excerpts that answer it; at least one where it is answerable
/// @param anyOf whether one of `gold` is enough; otherwise all are needed
/// @param answer the answer in a human's words, for reading results; never compared
/// @param mustContain what the text of a right reply holds: one of the alternatives of each list,
///   letter case aside
record LabelledQuestion(
        String id,
        String kind,
        String question,
        List<Turn> history,
        boolean answerable,
        List<Gold> gold,
        boolean anyOf,
        @Nullable String answer,
        List<List<String>> mustContain) {

    LabelledQuestion {
        history = List.copyOf(history);
        gold = List.copyOf(gold);
        mustContain = mustContain.stream().map(List::copyOf).toList();
    }

    /// An excerpt that answers a question.
    ///
    /// @param source names the source: its id, or another name that whoever labelled gave it
    /// @param excerpt a verbatim piece of it, not empty
    record Gold(String source, String excerpt) {}
}
