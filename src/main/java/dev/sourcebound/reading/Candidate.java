package dev.sourcebound.reading;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A sentence that may answer, and what was measured of it.
///
/// @param passage the passage that holds it
/// @param sentence its place in the source
/// @param signals what was measured
/// @param answer the part that answers, within `sentence`, or null where none was found
public record Candidate(Passage passage, Span sentence, Signals signals, @Nullable Span answer) {

    /// In the order of the sources and of their text.
    static final Comparator<Candidate> BY_PLACE =
            comparing((Candidate c) -> c.passage().id()).thenComparing(Candidate::sentence);

    /// By falling score, ties by place, so that the order is the same each time.
    static Comparator<Candidate> byFalling(ToDoubleFunction<Candidate> score) {
        return comparingDouble(score).reversed().thenComparing(BY_PLACE);
    }
}
