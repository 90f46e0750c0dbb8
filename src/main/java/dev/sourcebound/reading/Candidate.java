package dev.sourcebound.reading;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;

/// A sentence that may answer, and what was measured of it.
///
/// @param passage the passage that holds it
/// @param sentence its place in the source
/// @param signals one value for each [Signal], in their order
public record Candidate(Passage passage, Span sentence, Signals signals) {}
