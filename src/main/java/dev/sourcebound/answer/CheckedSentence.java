package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Support;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sentence of a text that was checked.
///
/// @param text the sentence as it stands in that text
/// @param span where
/// @param verdict what the sources say to it
/// @param support how probable it is that the sources bear it out
/// @param citations what the verdict stands on; none where, and only where, nothing is mentioned
/// @param gate whether the gate would let it into an answer with these citations; null where that
///   was not asked
public record CheckedSentence(
        String text,
        Span span,
        ClaimVerdict verdict,
        Support support,
        List<Citation> citations,
        @Nullable Verdict gate) {

    public CheckedSentence {
        citations = List.copyOf(citations);
        if (citations.isEmpty() != (verdict == ClaimVerdict.NOT_MENTIONED)) {
            throw new IllegalArgumentException(
                    "a sentence that is %s has %d citations"
                            .formatted(verdict.slug(), citations.size()));
        }
    }
}
