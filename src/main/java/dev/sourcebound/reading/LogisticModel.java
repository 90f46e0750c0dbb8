package dev.sourcebound.reading;

import java.util.EnumMap;
import java.util.Map;

/// A sum of weighted signals, as a log-odds: `intercept + sum of weight * signal`.
///
/// @param intercept log-odds where all signals are zero
/// @param weights log-odds per unit of each signal; a signal without weight does not count
public record LogisticModel(double intercept, Map<Signal, Double> weights) {

    public LogisticModel {
        weights = new EnumMap<>(weights);
    }

    /// `(-inf, inf)`.
    public double logOdds(Signals signals) {
        double sum = intercept;
        for (Map.Entry<Signal, Double> weight : weights.entrySet()) {
            sum += weight.getValue() * signals.get(weight.getKey());
        }
        return sum;
    }
}
