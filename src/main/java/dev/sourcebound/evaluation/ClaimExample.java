package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.TrainingDocument.TrainingClaim;
import dev.sourcebound.reading.ClaimSignal;
import dev.sourcebound.reading.ClaimVerdict;
import java.util.Map;

/// A labelled claim and what was measured of it.
///
/// @param sourceId the document that it was written about
/// @param claim the claim with its label
/// @param signals what was measured; empty where nothing was found
record ClaimExample(String sourceId, TrainingClaim claim, Map<ClaimSignal, Double> signals) {

    ClaimVerdict verdict() {
        return claim.verdict();
    }
}
