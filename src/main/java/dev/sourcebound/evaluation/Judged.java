package dev.sourcebound.evaluation;

import java.time.Duration;
import java.util.List;

/// A reply, judged.
///
/// @param question what was asked
/// @param observation what came back
/// @param verdict what it is
/// @param coverage how much of each gold excerpt the citations cover, `[0, 1]` each, in the order
///   of the question's gold; empty where the question is not answerable
/// @param citations what its citations are
/// @param took from asking to reply
record Judged(
        LabelledQuestion question,
        Observation observation,
        Verdict verdict,
        List<Double> coverage,
        Citations citations,
        Duration took) {

    Judged {
        coverage = List.copyOf(coverage);
    }

    /// What the citations of one reply are.
    ///
    /// @param given how many it gives
    /// @param misquoted how many do not stand in their source where they say
    /// @param placed how many stand in some source, wherever
    /// @param onGold how many of these share a character with gold
    /// @param characters how long these are together
    record Citations(int given, int misquoted, int placed, int onGold, int characters) {}
}
