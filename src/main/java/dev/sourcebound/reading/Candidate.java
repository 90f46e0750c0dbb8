package dev.sourcebound.reading;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import org.jspecify.annotations.Nullable;

/// A sentence that may answer, and what was measured of it.
///
/// @param passage the passage that holds it
/// @param sentence its place in the source
/// @param signals what was measured
/// @param answer the part that answers, within `sentence`, or null where none was found
public record Candidate(Passage passage, Span sentence, Signals signals, @Nullable Span answer) {}
