package dev.sourcebound.evaluation.data;

import dev.sourcebound.chat.Turn;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A question with what a right reply to it looks like.
///
/// @param id its name in its set
/// @param kind what it tries, such as `direct_fact` or `false_premise`
/// @param question what is asked, not blank
/// @param history what was said before, oldest first; may be empty
/// @param answerable whether the sources answer it
/// @param gold the excerpts that answer it; where it is answerable, there is gold or something
///   relevant
/// @param anyOf whether one of `gold` is enough; otherwise all are needed
/// @param answer the answer in a human's words, for reading results; null where there is none
/// @param mustContain what the text of a right reply holds: one of the alternatives of each list,
///   letter case aside
/// @param answers short answers, each as good as another, that the words of a reply are held
///   against; may be empty
/// @param relevant where it was judged by document and not by excerpt: the grade of each source
///   that was judged, `> 0` relevant; else empty
public record LabelledQuestion(
        String id,
        String kind,
        String question,
        List<Turn> history,
        boolean answerable,
        List<Gold> gold,
        boolean anyOf,
        @Nullable String answer,
        List<List<String>> mustContain,
        List<String> answers,
        SortedMap<String, Integer> relevant) {

    public LabelledQuestion {
        history = List.copyOf(history);
        gold = List.copyOf(gold);
        mustContain = mustContain.stream().map(List::copyOf).toList();
        answers = List.copyOf(answers);
        relevant = new TreeMap<>(relevant);
    }

    /// Judged by excerpts; its words are held against `answer`.
    public LabelledQuestion(
            String id,
            String kind,
            String question,
            List<Turn> history,
            boolean answerable,
            List<Gold> gold,
            boolean anyOf,
            @Nullable String answer,
            List<List<String>> mustContain) {
        this(
                id,
                kind,
                question,
                history,
                answerable,
                gold,
                anyOf,
                answer,
                mustContain,
                answer == null ? List.of() : List.of(answer),
                new TreeMap<>(Map.of()));
    }

    /// An excerpt that answers a question.
    ///
    /// @param source names the source: its id, or another name that whoever labelled gave it
    /// @param excerpt a verbatim piece of it, not empty
    /// @param start where it stands there, in UTF-16 code units; null means at its first place
    public record Gold(String source, String excerpt, @Nullable Integer start) {

        /// At its first place.
        public Gold(String source, String excerpt) {
            this(source, excerpt, null);
        }
    }
}
