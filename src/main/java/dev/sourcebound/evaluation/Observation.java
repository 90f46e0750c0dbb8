package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.Quote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came back for a question, whichever way it was asked.
///
/// @param answered whether it is an answer; otherwise it is a refusal
/// @param text what is shown
/// @param quotes the reply's citations
/// @param refusal the reason of a refusal, such as `not_answered`; null on an answer
/// @param standaloneQuestion the question as it was answered
/// @param canonical the whole reply but its id, as [Json] spells it: equal replies, equal texts
/// @param highlighted the part of the first citation that answers; null where none stands out
/// @param candidate what stands behind the reply; null where it cannot be seen, as over HTTP
/// @param found what retrieval finds for the question, best first; null where it was not asked
/// @param fingerprint of the corpus, the models and the settings; null where the reply has none
record Observation(
        boolean answered,
        String text,
        List<Quote> quotes,
        @Nullable String refusal,
        String standaloneQuestion,
        String canonical,
        @Nullable String highlighted,
        @Nullable Candidate candidate,
        @Nullable List<Found> found,
        @Nullable String fingerprint) {

    /// How many passages that retrieval finds are looked at.
    static final int DEPTH = 100;

    Observation {
        quotes = List.copyOf(quotes);
        found = found == null ? null : List.copyOf(found);
    }

    /// Of which no more is known.
    Observation(
            boolean answered,
            String text,
            List<Quote> quotes,
            @Nullable String refusal,
            String standaloneQuestion,
            String canonical) {
        this(
                answered,
                text,
                quotes,
                refusal,
                standaloneQuestion,
                canonical,
                null,
                null,
                null,
                null);
    }

    /// The same, with what retrieval finds.
    Observation with(@Nullable List<Found> passages) {
        return new Observation(
                answered,
                text,
                quotes,
                refusal,
                standaloneQuestion,
                canonical,
                highlighted,
                candidate,
                passages,
                fingerprint);
    }

    /// What would be answered if nothing were ever refused.
    ///
    /// @param support `[0, 1]`, of the best excerpt
    /// @param text the excerpts
    /// @param quotes where they stand; empty where nothing was read
    record Candidate(double support, String text, List<Quote> quotes) {

        /// What was not even read: small talk, another language.
        static final Candidate NONE = new Candidate(0, "", List.of());

        Candidate {
            quotes = List.copyOf(quotes);
        }
    }

    /// A passage that retrieval found.
    ///
    /// @param start in its source: UTF-16 code units
    /// @param end exclusive
    record Found(String sourceId, int start, int end) {}
}
