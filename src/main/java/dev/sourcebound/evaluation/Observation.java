package dev.sourcebound.evaluation;

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
record Observation(
        boolean answered,
        String text,
        List<Quote> quotes,
        @Nullable String refusal,
        String standaloneQuestion,
        String canonical) {

    Observation {
        quotes = List.copyOf(quotes);
    }
}
