package dev.sourcebound.answer;

import dev.sourcebound.reading.Support;
import java.util.List;

/// One sentence of an answer.
///
/// @param text what is claimed
/// @param citations which of the answer's citations bear it out: indices, at least one
/// @param support how probable it is that they do
public record Claim(String text, List<Integer> citations, Support support) {

    public Claim {
        citations = List.copyOf(citations);
        if (citations.isEmpty()) {
            throw new IllegalArgumentException("a claim needs a citation");
        }
    }
}
