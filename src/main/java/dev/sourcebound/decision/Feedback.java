package dev.sourcebound.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody says of a reply.
///
/// @param verdict what it was worth
/// @param comment in their own words; null where they say nothing
/// @param excerpts what would have answered, word for word; may be empty
public record Feedback(Verdict verdict, @Nullable String comment, List<Excerpt> excerpts) {

    /// UTF-16 code units of a comment or of an excerpt.
    public static final int MAX_LENGTH = 2_000;

    public static final int MOST_EXCERPTS = 10;

    public Feedback {
        excerpts = List.copyOf(excerpts);
    }

    /// What a reply was worth.
    public enum Verdict {
        /// A right answer, or a refusal where the sources do not answer.
        @JsonProperty("right")
        RIGHT,
        /// An answer to something else, or a wrong one.
        @JsonProperty("wrong")
        WRONG,
        /// A refusal, though the sources answer.
        @JsonProperty("should_answer")
        SHOULD_ANSWER,
        /// An answer, though the sources do not.
        @JsonProperty("should_refuse")
        SHOULD_REFUSE
    }

    /// A verbatim piece of a source.
    public record Excerpt(String source, String excerpt) {}
}
