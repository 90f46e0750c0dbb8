package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Passage;

/// A passage that was found, and why.
///
/// @param passage what was found
/// @param relevance `[0, 1]`, what the hits are ordered by: the weighted mean of the two normalised
///   signals
/// @param signals where `relevance` comes from
public record Hit(Passage passage, double relevance, Signals signals) {

    /// The same with the passage in other words of context.
    Hit with(Passage other) {
        return new Hit(other, relevance, signals);
    }

    /// Why a passage stands where it stands.
    ///
    /// @param bm25 `[0, inf)`
    /// @param normalisedBm25 `[0, 1]`, `bm25` divided by the best among the candidates
    /// @param cosine `[-1, 1]` of the question's and the passage's vector
    /// @param normalisedCosine `[0, 1]`, `cosine` scaled between the least and the best of the
    ///   candidates
    public record Signals(
            double bm25, double normalisedBm25, double cosine, double normalisedCosine) {}
}
