package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The sources over HTTP.
@RestController
@RequestMapping(path = "/v1/sources", produces = APPLICATION_JSON_VALUE)
class SourceController {

    private final Corpus corpus;
    private final SourceLink links;

    SourceController(Corpus corpus, SourceLink links) {
        this.corpus = corpus;
        this.links = links;
    }

    @Operation(operationId = "listSources", summary = "List the sources, without their texts")
    @GetMapping
    SourceBody.SourcesBody sources() {
        return SourceBody.SourcesBody.of(corpus.sources(), links);
    }

    /// With the whole text. Its `ETag` is the revision.
    ///
    /// @param revision the one that is wanted, as a citation names it; null for that of now
    @Operation(
            operationId = "getSource",
            summary = "Get a source with its whole text",
            description =
                    "Its `ETag` is the revision of the text. With `revision`, the text that a citation's"
                            + " offsets are in: 410 where that has been replaced and is no longer kept.")
    @GetMapping("/{id}")
    ResponseEntity<SourceBody> source(
            @PathVariable String id, @RequestParam(required = false) @Nullable String revision) {
        Source source =
                revision == null
                        ? corpus.find(id).orElseThrow(() -> absent(id))
                        : corpus.find(id, revision).orElseThrow(() -> gone(id, revision));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(source.revision())
                .body(SourceBody.withText(source, links));
    }

    private AppException absent(String id) {
        return corpus.wasRemoved(id)
                ? new AppException(
                        ErrorCode.REVISION_GONE,
                        "The source '%s' has been removed; GET /v1/sources lists those there are."
                                .formatted(Fields.shown(id)))
                : unknown(id);
    }

    private AppException gone(String id, String revision) {
        return corpus.find(id)
                .map(now ->
                        new AppException(
                                ErrorCode.REVISION_GONE,
                                "The text of the source '%s' has changed, and its revision '%s' is not kept; its revision now is '%s'."
                                        .formatted(
                                                Fields.shown(id),
                                                Fields.shown(revision),
                                                now.revision())))
                .orElseGet(() -> absent(id));
    }

    static AppException unknown(String id) {
        return new AppException(
                ErrorCode.NOT_FOUND,
                "There is no source '%s'; GET /v1/sources lists them all."
                        .formatted(Fields.shown(id)));
    }
}
