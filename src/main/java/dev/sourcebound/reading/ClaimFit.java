package dev.sourcebound.reading;

import java.util.EnumMap;
import java.util.Map;

/// How the signals of a claim become its verdict, fitted on labelled claims: whether it is
/// supported, and where it is not, whether it is contradicted. Two steps and not three classes at
/// once, because most is asked of the first and it alone is calibrated.
///
/// @param supported log-odds that the evidence bears the claim out
/// @param contradicted log-odds that it says otherwise, where it does not bear it out
/// @param calibration what the first are worth, on claims that they were not fitted on; a claim
///   that the sources bear out stands for an answerable question
public record ClaimFit(Weights supported, Weights contradicted, Calibration calibration) {

    /// A sum of weighted signals, as a log-odds.
    ///
    /// @param intercept log-odds where all signals are zero
    /// @param weights log-odds per unit of each signal; one without weight does not count
    public record Weights(double intercept, Map<ClaimSignal, Double> weights) {

        public Weights {
            Map<ClaimSignal, Double> copy = new EnumMap<>(ClaimSignal.class);
            copy.putAll(weights);
            weights = copy;
        }

        /// `(-inf, inf)`.
        ///
        /// @param signals one that is not there is 0
        public double logOdds(Map<ClaimSignal, Double> signals) {
            double sum = intercept;
            for (Map.Entry<ClaimSignal, Double> weight : weights.entrySet()) {
                sum += weight.getValue() * signals.getOrDefault(weight.getKey(), 0.0);
            }
            return sum;
        }
    }

    /// Calibrated.
    public Support support(Map<ClaimSignal, Double> signals) {
        return calibration.support(supported.logOdds(signals));
    }

    /// Whether a claim is supported is decided by its support, so that few that are not are taken
    /// for it; of the other two verdicts it is given the likelier.
    ///
    /// @param from the least support of a claim that is called supported, see
    ///   [Calibration#refusalPoint]
    public ClaimVerdict verdict(Map<ClaimSignal, Double> signals, double from) {
        if (support(signals).probability() >= from) {
            return ClaimVerdict.SUPPORTED;
        }
        return contradicted.logOdds(signals) >= 0
                ? ClaimVerdict.CONTRADICTED
                : ClaimVerdict.NOT_MENTIONED;
    }
}
