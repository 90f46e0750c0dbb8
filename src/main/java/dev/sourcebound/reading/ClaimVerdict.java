package dev.sourcebound.reading;

import java.util.Locale;

/// What evidence says to a claim.
public enum ClaimVerdict {
    /// It bears the claim out.
    SUPPORTED,
    /// It says otherwise.
    CONTRADICTED,
    /// It does not say.
    NOT_MENTIONED;

    /// The name on the wire, such as `not_mentioned`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
