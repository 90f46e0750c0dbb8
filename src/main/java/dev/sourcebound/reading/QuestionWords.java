package dev.sourcebound.reading;

/// The English words that questions begin with, as parts of regular expressions: each one group, to
/// be bounded by whoever uses it.
public final class QuestionWords {

    /// What asks for something.
    public static final String ASKING = "(?:what|which|who|whom|whose|when|where|why|how)";

    /// What asks for yes or no.
    public static final String HELPING =
            "(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)";

    private QuestionWords() {}
}
