package dev.sourcebound.answer;

import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.reading.Support;
import java.util.List;

/// A claim as a writer put it, before the grounding check.
///
/// @param text what is claimed
/// @param excerpts what is said to bear it out; unchecked, may be empty or wrong
/// @param support how probable it is that they do, as far as the writer knows; of a claim in other
///   words than its excerpts' the grounding check finds out by itself
public record Draft(String text, List<Excerpt> excerpts, Support support) {

    public Draft {
        excerpts = List.copyOf(excerpts);
    }
}
