package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.SourceLink;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The sources over HTTP.
@RestController
@RequestMapping(path = "/v1/sources", produces = APPLICATION_JSON_VALUE)
class SourceController {

    private final Corpus corpus;
    private final SourceLink links;
    private final BlockingWork work;

    SourceController(Corpus corpus, SourceLink links, BlockingWork work) {
        this.corpus = corpus;
        this.links = links;
        this.work = work;
    }

    @Operation(
            operationId = "listSources",
            summary = "List the sources, without their texts",
            description =
                    "In the order of their ids, at most 1000 at once; where there are more, `next` is the"
                            + " `after` that goes on.")
    @GetMapping
    SourceBody.SourcesBody sources(
            @ListAfter @RequestParam(required = false) @Nullable String after,
            @ListLimit @RequestParam(required = false) @Nullable String limit) {
        return SourceBody.SourcesBody.of(
                ListRequest.of(after, limit).part(corpus.sources(), Source::id), links);
    }

    /// With the whole text. Its `ETag` is the revision, and with it the newest where that is
    /// another.
    ///
    /// @param revision the one that is wanted, as a citation names it; null for that of now
    @Operation(
            operationId = "getSource",
            summary = "Get a source with its whole text",
            description =
                    "Its `ETag` is the revision of the text, and the newest behind it where that is another. With"
                            + " `revision`, the text that a citation's offsets are in, and"
                            + " `newest_revision` where there is a newer one; 410 where that text has"
                            + " been replaced and is no longer kept.")
    @GetMapping("/{id}")
    Mono<ResponseEntity<SourceBody>> source(
            @PathVariable String id, @RequestParam(required = false) @Nullable String revision) {
        // Texts may be on the disk.
        return work.call(() -> {
            SourceBody body =
                    SourceBody.withText(new WantedSource(id, revision).in(corpus), corpus, links);
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noCache())
                    .eTag(body.tag())
                    .body(body);
        });
    }
}
