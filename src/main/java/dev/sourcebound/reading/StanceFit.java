package dev.sourcebound.reading;

/// From where on the trained model's word is taken for a yes or a no, fitted on labelled questions
/// that it has not seen.
///
/// @param yesUpTo the most log-odds that a sentence denies what is asked with which it says yes;
///   [#NEVER] below zero where nothing is sure enough
/// @param noFrom the least with which it says no; [#NEVER] likewise
public record StanceFit(double yesUpTo, double noFrom) {

    /// More than any log-odds that a model gives.
    public static final double NEVER = 1000;

    /// Says neither.
    public static final StanceFit NONE = new StanceFit(-NEVER, NEVER);

    /// @param question the question, standing alone
    /// @param denies log-odds that a sentence that answers it denies what is asked
    Stance stance(String question, double denies) {
        if (!Asked.isClosed(question)) {
            return Stance.UNSAID;
        }
        if (denies >= noFrom) {
            return Stance.NO;
        }
        return denies <= yesUpTo ? Stance.YES : Stance.UNSAID;
    }
}
