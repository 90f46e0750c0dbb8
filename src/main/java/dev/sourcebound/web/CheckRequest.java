package dev.sourcebound.web;

import dev.sourcebound.answer.ClaimCheck;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.problem.AppException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A text to check on the wire, not yet looked at.
///
/// @param text what is claimed, 1 to 20,000 UTF-16 code units and at most 200 sentences
/// @param sources ids of the only sources to check against; all where it is absent or empty
/// @param gate whether to hold each sentence against the gate as well; false where it is absent
record CheckRequest(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = ClaimCheck.MAX_LENGTH,
                        description =
                                "What is claimed, in UTF-16 code units; at most "
                                        + ClaimCheck.MOST_SENTENCES
                                        + " sentences.")
                @Nullable String text,
        @Schema(description = "Only against these; against all where it is absent or empty.")
                @Nullable List<@Nullable String> sources,
        @Schema(
                        description =
                                "Whether to tell of each sentence if the gate would let it into an"
                                        + " answer; takes as long again. False where it is absent.")
                @Nullable Boolean gate)
        implements JsonRequest {

    /// A check that can be made.
    record Checkable(String text, Set<String> sources, boolean gate) {}

    /// @throws AppException naming the first field that cannot be used
    Checkable checked(Corpus corpus) {
        return new Checkable(
                Fields.text("text", text, ClaimCheck.MAX_LENGTH),
                Fields.sources("sources", sources, corpus),
                Boolean.TRUE.equals(gate));
    }
}
