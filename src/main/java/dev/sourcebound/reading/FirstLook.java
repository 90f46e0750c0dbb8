package dev.sourcebound.reading;

/// How the measured signals become the log-odds that a sentence answers, in two steps: each
/// sentence is judged by what its passage's tokens and its words say, which costs no run of a model
/// that was not made before; and the likeliest are embedded, each by itself, and judged anew.
///
/// @param glance by all signals but the sentences' own vectors
/// @param look by those too
public record FirstLook(LogisticModel glance, LogisticModel look) {

    /// How many sentences are embedded for a question. On ten corpora that nothing was fitted on,
    /// the first window holds the answer for as many of 735 questions as with all (.819; without
    /// any .787), and one of the first five too (.929; .928).
    public static final int EMBEDDED = 10;

    /// `(-inf, inf)`.
    double logOdds(Signals signals) {
        return (signals.has(Signal.SENTENCE_COSINE) ? look : glance).logOdds(signals);
    }
}
