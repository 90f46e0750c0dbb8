package dev.sourcebound.llm;

import java.util.List;

/// A claim as a language model wrote it. Nothing about it is certain but its form.
///
/// @param text one line, not blank
/// @param excerpts the numbers that it gives, in its order, at least one; they may be of no excerpt
record WrittenClaim(String text, List<Integer> excerpts) {

    WrittenClaim {
        text = text.strip();
        excerpts = excerpts.stream().distinct().toList();
        if (text.isEmpty() || excerpts.isEmpty()) {
            throw new MalformedAnswerException("a claim has a text and an excerpt");
        }
    }
}
