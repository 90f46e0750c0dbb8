package dev.sourcebound.reading;

import dev.sourcebound.corpus.Excerpt;
import java.util.List;

/// What a judge makes of a claim.
///
/// @param verdict what the evidence says to it; `SUPPORTED` where, and only where, support is at
///   least [#SUPPORTED_FROM]
/// @param support how probable it is that the evidence bears the claim out
/// @param evidence what the verdict stands on, in the order of the text; empty where, and only
///   where, nothing is mentioned
public record ClaimReading(ClaimVerdict verdict, Support support, List<Excerpt> evidence) {

    /// Support is a calibrated probability: from here on it is more likely than not.
    public static final double SUPPORTED_FROM = 0.5;

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
        boolean supported = verdict == ClaimVerdict.SUPPORTED;
        if (supported != (support.probability() >= SUPPORTED_FROM)) {
            throw new IllegalArgumentException(
                    "a claim with support %s is not %s"
                            .formatted(support.probability(), verdict.slug()));
        }
    }
}
