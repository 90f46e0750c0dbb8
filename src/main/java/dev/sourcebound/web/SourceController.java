package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The sources over HTTP.
@RestController
@RequestMapping(path = "/v1/sources", produces = APPLICATION_JSON_VALUE)
class SourceController {

    private final Corpus corpus;

    SourceController(Corpus corpus) {
        this.corpus = corpus;
    }

    @Operation(operationId = "listSources", summary = "List the sources, without their texts")
    @GetMapping
    SourceBody.SourcesBody sources() {
        return SourceBody.SourcesBody.of(corpus.sources());
    }

    /// With the whole text. Its `ETag` is the revision.
    @Operation(
            operationId = "getSource",
            summary = "Get a source with its whole text",
            description = "Its `ETag` is the revision of the text.")
    @GetMapping("/{id}")
    ResponseEntity<SourceBody> source(@PathVariable String id) {
        Source source = corpus.find(id).orElseThrow(() -> unknown(id));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(source.revision())
                .body(SourceBody.withText(source));
    }

    static AppException unknown(String id) {
        return new AppException(
                ErrorCode.NOT_FOUND,
                "There is no source '%s'; GET /v1/sources lists them all."
                        .formatted(Fields.shown(id)));
    }
}
