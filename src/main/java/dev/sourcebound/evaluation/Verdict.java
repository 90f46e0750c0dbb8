package dev.sourcebound.evaluation;

/// What a reply to a labelled question is.
enum Verdict {
    /// Answerable and answered: the gold is covered and the text holds what it must.
    RIGHT("right"),
    /// Answerable and answered, but not right.
    WRONG("wrong"),
    /// Answerable and refused.
    OVER_REFUSED("over_refused"),
    /// Not answerable and refused, as it should be.
    REFUSED("refused"),
    /// Not answerable and answered.
    FALSE_ANSWER("false");

    private final String slug;

    Verdict(String slug) {
        this.slug = slug;
    }

    /// The name in results.
    String slug() {
        return slug;
    }

    /// Whether this is what should have come.
    boolean good() {
        return this == RIGHT || this == REFUSED;
    }
}
