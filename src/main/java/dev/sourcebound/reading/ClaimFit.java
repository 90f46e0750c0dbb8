package dev.sourcebound.reading;

import java.util.EnumMap;
import java.util.Map;

/// How the signals of a claim become its verdict, fitted on labelled claims: whether it is
/// supported, and where it is not, whether it is contradicted. Two steps and not three classes at
/// once, because most is asked of the first and it alone is calibrated.
///
/// @param supported log-odds that the evidence bears the claim out
/// @param contradicted log-odds that it says otherwise, where it does not bear it out
/// @param slope Platt's scaling (1999) of the first, on claims that it was not fitted on: support
///   is `1 / (1 + exp(-(slope * logOdds + offset)))`
/// @param offset see `slope`
public record ClaimFit(Weights supported, Weights contradicted, double slope, double offset) {

    public ClaimFit {
        if (slope <= 0) {
            throw new IllegalArgumentException("slope must be > 0, got " + slope);
        }
    }

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
        return Support.ofLogOdds(slope * supported.logOdds(signals) + offset);
    }

    /// The likelier verdict at each of the two steps.
    public ClaimVerdict verdict(Map<ClaimSignal, Double> signals) {
        if (support(signals).probability() >= ClaimReading.SUPPORTED_FROM) {
            return ClaimVerdict.SUPPORTED;
        }
        return contradicted.logOdds(signals) >= 0
                ? ClaimVerdict.CONTRADICTED
                : ClaimVerdict.NOT_MENTIONED;
    }
}
