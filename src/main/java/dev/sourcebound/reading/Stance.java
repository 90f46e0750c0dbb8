package dev.sourcebound.reading;

/// What a sentence says to what its question asks to be told, or takes for granted.
public enum Stance {
    /// Nothing that is sure enough to be said.
    UNSAID,
    /// "Yes" to what asks for yes or no.
    YES,
    /// "No" to what asks for yes or no.
    NO,
    /// The opposite of what the question takes for granted.
    WRONG_PREMISE
}
