package dev.sourcebound.reading;

import dev.sourcebound.corpus.Passage;
import java.util.List;

/// Judges what passages say to a claim. Thread-safe and deterministic.
public interface ClaimJudge {

    /// Finds in the passages what speaks to the claim most, several sentences and several places
    /// together where it takes them, and judges the claim by it.
    ///
    /// @param claim one sentence that can be understood alone
    /// @param passages what retrieval found, best first; or the excerpts that a writer names, each
    ///   as a passage. Without any, nothing is mentioned
    ClaimReading judge(String claim, List<Passage> passages);
}
