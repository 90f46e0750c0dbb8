package dev.sourcebound.reading;

import dev.sourcebound.corpus.Excerpt;
import java.util.List;

/// What a judge makes of a claim.
///
/// @param verdict what the evidence says to it
/// @param support how probable it is that the evidence bears the claim out
/// @param evidence what the verdict stands on, in the order of the text; empty where, and only
///   where, nothing is mentioned
public record ClaimReading(ClaimVerdict verdict, Support support, List<Excerpt> evidence) {

    /// Nothing speaks to the claim at all.
    public static final ClaimReading NOTHING =
            new ClaimReading(ClaimVerdict.NOT_MENTIONED, new Support(0), List.of());

    public ClaimReading {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty() != (verdict == ClaimVerdict.NOT_MENTIONED)) {
            throw new IllegalArgumentException(
                    "a claim that is %s has %d excerpts"
                            .formatted(verdict.slug(), evidence.size()));
        }
    }
}
