package dev.sourcebound.reading;

/// The calibrated probability that an excerpt answers a question, or bears out a claim: among
/// readings with support 0.8, eight in ten do.
///
/// @param probability `[0, 1]`
public record Support(double probability) implements Comparable<Support> {

    public Support {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("support must be in [0, 1], got " + probability);
        }
    }

    /// What log-odds are as a probability.
    public static Support ofLogOdds(double logOdds) {
        return new Support(1 / (1 + Math.exp(-logOdds)));
    }

    /// The same as log-odds; infinite for 0 and 1.
    public double logOdds() {
        return Math.log(probability / (1 - probability));
    }

    /// The same after further evidence.
    ///
    /// @param logOdds what that adds
    public Support raised(double logOdds) {
        return ofLogOdds(logOdds() + logOdds);
    }

    @Override
    public int compareTo(Support other) {
        return Double.compare(probability, other.probability);
    }
}
