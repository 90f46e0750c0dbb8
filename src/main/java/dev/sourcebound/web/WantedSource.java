package dev.sourcebound.web;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody asks for who follows a link: a source as it is now, or as it was.
///
/// @param id of the source
/// @param revision the one that a citation names; null for that of now
record WantedSource(String id, @Nullable String revision) {

    /// @throws AppException `REVISION_GONE` where the source, or this revision of it, was there and
    ///   is not kept; `NOT_FOUND` where there was no such source
    Source in(Corpus corpus) {
        Optional<Source> found = revision == null ? corpus.find(id) : corpus.find(id, revision);
        return found.orElseThrow(() -> absent(corpus));
    }

    private AppException absent(Corpus corpus) {
        Optional<Source> now = corpus.find(id);
        if (revision != null && now.isPresent()) {
            return new AppException(
                    ErrorCode.REVISION_GONE,
                    "The text of the source '%s' has changed, and its revision '%s' is not kept; its revision now is '%s'."
                            .formatted(
                                    Fields.shown(id),
                                    Fields.shown(revision),
                                    now.get().revision()));
        }
        if (corpus.wasRemoved(id)) {
            return new AppException(
                    ErrorCode.REVISION_GONE,
                    "The source '%s' has been removed; GET /v1/sources lists those there are."
                            .formatted(Fields.shown(id)));
        }
        return unknown(id);
    }

    static AppException unknown(String id) {
        return new AppException(
                ErrorCode.NOT_FOUND,
                "There is no source '%s'; GET /v1/sources lists them all."
                        .formatted(Fields.shown(id)));
    }
}
