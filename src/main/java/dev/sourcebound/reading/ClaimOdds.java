package dev.sourcebound.reading;

/// What the trained model makes of a claim and excerpts: one logit each, uncalibrated.
///
/// @param supported that the excerpts bear the claim out
/// @param contradicted that they say otherwise
/// @param notMentioned that they do not say
public record ClaimOdds(double supported, double contradicted, double notMentioned) {

    /// Log-odds of supported against the other two.
    public double supports() {
        return supported - logSum(contradicted, notMentioned);
    }

    /// Log-odds of contradicted against the other two.
    public double contradicts() {
        return contradicted - logSum(supported, notMentioned);
    }

    /// Log-odds of contradicted against supported.
    public double denies() {
        return contradicted - supported;
    }

    private static double logSum(double one, double other) {
        double highest = Math.max(one, other);
        return highest + Math.log(Math.exp(one - highest) + Math.exp(other - highest));
    }
}
