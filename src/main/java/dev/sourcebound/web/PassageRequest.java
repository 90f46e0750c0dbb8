package dev.sourcebound.web;

import dev.sourcebound.answer.Question;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.problem.AppException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A search for passages on the wire, not yet checked.
///
/// @param question what is asked, 1 to 2,000 UTF-16 code units
/// @param limit how many passages at most, 1 to 100; 10 where it is absent
/// @param sources ids of the only sources to search; all where it is absent or empty
record PassageRequest(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = Question.MAX_LENGTH,
                        description = "What is asked, in UTF-16 code units.")
                @Nullable String question,
        @Schema(minimum = "1", maximum = "" + MAX_LIMIT, defaultValue = "" + DEFAULT_LIMIT)
                @Nullable Integer limit,
        @Schema(description = "Only from these; from all where it is absent or empty.")
                @Nullable List<@Nullable String> sources)
        implements JsonRequest {

    static final int DEFAULT_LIMIT = 10;
    static final int MAX_LIMIT = 100;

    /// A search that can be made.
    record Search(String question, int limit, Set<String> sources) {}

    /// @throws AppException naming the first field that cannot be used
    Search checked(Corpus corpus) {
        String checkedQuestion = Fields.text("question", question, Question.MAX_LENGTH);
        int checkedLimit = limit == null ? DEFAULT_LIMIT : limit;
        if (checkedLimit < 1 || checkedLimit > MAX_LIMIT) {
            throw AppException.inField(
                    "limit", "'limit' must be 1 to %d, got %d.".formatted(MAX_LIMIT, checkedLimit));
        }
        return new Search(
                checkedQuestion, checkedLimit, Fields.sources("sources", sources, corpus));
    }
}
