package dev.sourcebound.reading;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What is measured of a claim and the evidence that was found for it: what the trained model makes
/// of each of several pieces of evidence, and rules. What each is worth is learnt, see [ClaimFit].
public enum ClaimSignal {
    /// Log-odds that a piece bears the claim out, of the piece for which they are highest.
    SUPPORTS(true),
    /// The same, the mean over all pieces.
    SUPPORTS_ON_AVERAGE(true),
    /// Log-odds that a piece says otherwise, of the piece for which they are highest.
    CONTRADICTS(false),
    /// How many numbers of the claim all pieces together lack, see [Numbers].
    NUMBERS_MISSING(false),
    /// How many months and days of the week they lack.
    DATES_MISSING(false),
    /// How many names they and their headings lack: words with a capital, but for the first.
    NAMES_MISSING(false),
    /// Whether of the claim and the likeliest sentence just one is negated, 0 or 1.
    NEGATION_DIFFERS(false),
    /// The part of the claim's words, weighted by rarity, that the pieces share, `[0, 1]`.
    SHARED(true),
    /// Whether a sentence is the claim word for word, 0 or 1. A part of one is not: it may stand
    /// after "it is not true that".
    VERBATIM(true);

    /// By the trained model.
    public static final Set<ClaimSignal> OF_MODEL =
            Collections.unmodifiableSet(EnumSet.range(SUPPORTS, CONTRADICTS));

    /// By rules.
    public static final Set<ClaimSignal> OF_RULES =
            Collections.unmodifiableSet(EnumSet.range(NUMBERS_MISSING, VERBATIM));

    public static final Set<ClaimSignal> ALL =
            Collections.unmodifiableSet(EnumSet.allOf(ClaimSignal.class));

    private final boolean forSupport;

    ClaimSignal(boolean forSupport) {
        this.forSupport = forSupport;
    }

    /// Whether more of it speaks for a claim, or against it. How much is learnt, in that direction
    /// only: of the labelled claims that are supported, three in ten have a number that was worked
    /// out, and those that are contradicted keep most words of a sentence that was changed. A gate
    /// that had learnt that would let in invented numbers and doubt what is quoted.
    public boolean isForSupport() {
        return forSupport;
    }
}
