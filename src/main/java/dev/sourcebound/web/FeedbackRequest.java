package dev.sourcebound.web;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.decision.Feedback;
import dev.sourcebound.problem.AppException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Feedback on the wire, not yet checked.
///
/// @param verdict what the reply was worth
/// @param comment at most 2,000 UTF-16 code units; null where there is none
/// @param excerpts what would have answered, at most 10
record FeedbackRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Feedback.@Nullable Verdict verdict,
        @Schema(maxLength = Feedback.MAX_LENGTH) @Nullable String comment,
        @Schema(description = "What would have answered, word for word.")
                @Nullable List<@Nullable ExcerptBody> excerpts)
        implements JsonRequest {

    /// @param source its id
    /// @param excerpt a verbatim piece of it
    record ExcerptBody(@Nullable String source, @Nullable String excerpt) {}

    /// @throws AppException naming the first field that cannot be used
    Feedback checked(Corpus corpus) {
        return new Feedback(
                Fields.required("verdict", verdict),
                comment == null ? null : Fields.text("comment", comment, Feedback.MAX_LENGTH),
                excerpts(corpus));
    }

    private List<Feedback.Excerpt> excerpts(Corpus corpus) {
        List<Feedback.Excerpt> checked = new ArrayList<>();
        if (excerpts == null) {
            return checked;
        }
        if (excerpts.size() > Feedback.MOST_EXCERPTS) {
            throw AppException.inField(
                    "excerpts",
                    "'excerpts' has %d, at most %d are kept; send the best."
                            .formatted(excerpts.size(), Feedback.MOST_EXCERPTS));
        }
        for (ExcerptBody given : excerpts) {
            String field = "excerpts[%d]".formatted(checked.size());
            checked.add(excerpt(field, Fields.required(field, given), corpus));
        }
        return checked;
    }

    private static Feedback.Excerpt excerpt(String field, ExcerptBody given, Corpus corpus) {
        String id = Fields.required(field + ".source", given.source());
        String excerpt = Fields.text(field + ".excerpt", given.excerpt(), Feedback.MAX_LENGTH);
        Source source = corpus.find(id).orElseThrow(() -> WantedSource.unknown(id));
        if (!source.text().contains(excerpt)) {
            throw AppException.inField(
                    field + ".excerpt",
                    "'%s.excerpt' does not stand in the source word for word; copy it from there."
                            .formatted(field));
        }
        return new Feedback.Excerpt(id, excerpt);
    }
}
