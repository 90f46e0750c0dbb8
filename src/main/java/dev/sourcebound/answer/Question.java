package dev.sourcebound.answer;

import java.util.List;
import java.util.Set;

/// A question that stands alone.
///
/// @param text what is asked, not blank, at most [#MAX_LENGTH] code units
/// @param written the same before its words were spelt as the sources spell them; what the reader
///   of a reply sees of a question that is not for the sources
/// @param sources only from these sources; empty means from all
/// @param told what answered the question before, where this one goes on from it
public record Question(String text, String written, Set<String> sources, List<Told> told) {

    /// UTF-16 code units. Far above any question; below what would slow a reply.
    public static final int MAX_LENGTH = 2_000;

    /// One that nobody has spelt anew, and that goes on from none.
    public Question(String text, Set<String> sources) {
        this(text, text, sources, List.of());
    }

    public Question {
        sources = Set.copyOf(sources);
        told = List.copyOf(told);
        if (text.isBlank()) {
            throw new IllegalArgumentException("the question is blank");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the question has %d characters, at most %d are read"
                            .formatted(text.length(), MAX_LENGTH));
        }
    }
}
