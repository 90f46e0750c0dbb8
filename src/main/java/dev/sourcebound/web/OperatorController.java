package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import dev.sourcebound.collection.CollectionPath;
import dev.sourcebound.corpus.Library;
import dev.sourcebound.corpus.LibraryWriter;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.corpus.SourceState.Status;
import dev.sourcebound.problem.AppException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Changes of the sources over HTTP, for operators: whoever's key may `operate`. Without such a key
/// nobody may.
@RestController
@Conditional(KeysGiven.class)
class OperatorController {

    private static final String MARKDOWN = "text/markdown";
    private static final String XHTML = "application/xhtml+xml";
    private static final String PDF = "application/pdf";
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String ODT = "application/vnd.oasis.opendocument.text";
    private static final String EPUB = "application/epub+zip";

    private static final String PUT =
            "Put a document in, in place of the one with this id if there is one";
    private static final String PUT_DESCRIPTION =
            "For operators: needs a key that may `operate`. The body is the document; its media type says the format."
                    + " It can be asked about when the response is there (201 where it is new). As events:"
                    + " `reading`, `embedding` with `done` and `total` passages, then `done` with the"
                    + " source, or `error` with a problem.";

    private final Library library;
    private final Uploads uploads;
    private final EventStream eventStream;
    private final SourceLink links;

    OperatorController(
            Library library, Uploads uploads, EventStream eventStream, SourceLink links) {
        this.library = library;
        this.uploads = uploads;
        this.eventStream = eventStream;
        this.links = links;
    }

    @Operation(
            operationId = "listSourceStates",
            summary = "List the files of the folder of sources, with what is wrong with them",
            description =
                    "For operators: needs a key that may `operate`. All of them, or those of one `status`, in the"
                            + " order of the files' names, at most 1000 at once; where there are more,"
                            + " `next` is the `after` that goes on. `counts` is of all of them.")
    @GetMapping(path = "/v1/sources:states", produces = APPLICATION_JSON_VALUE)
    SourceStatesBody states(
            @Parameter(
                            description = "Which of them; left out: all.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"indexed", "pending", "refused"}))
                    @RequestParam(required = false)
                    @Nullable String status,
            @ListAfter @RequestParam(required = false) @Nullable String after,
            @ListLimit @RequestParam(required = false) @Nullable String limit) {
        return SourceStatesBody.of(
                library, status == null ? null : checked(status), ListRequest.of(after, limit));
    }

    private static Status checked(String status) {
        return Stream.of(Status.values())
                .filter(each -> each.slug().equals(status))
                .findFirst()
                .orElseThrow(() ->
                        AppException.inField(
                                "status",
                                "'status' must be one of %s, got '%s'."
                                        .formatted(
                                                Stream.of(Status.values())
                                                        .map(Status::slug)
                                                        .collect(Collectors.joining(", ")),
                                                Fields.shown(status))));
    }

    @Operation(operationId = "putSource", summary = PUT, description = PUT_DESCRIPTION)
    @PutMapping(
            path = "/v1/sources/{id}",
            consumes = {"text/plain", MARKDOWN, "text/html", XHTML, PDF, DOCX, ODT, EPUB},
            produces = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<SourceBody>> put(@PathVariable String id, ServerWebExchange exchange) {
        return uploads.put(id, exchange)
                .ofType(Uploads.Event.Done.class)
                .next()
                .map(done ->
                        ResponseEntity.status(
                                        done.put().isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                                .eTag(done.put().source().revision())
                                .body(SourceBody.withoutText(done.put().source(), links)));
    }

    @Operation(operationId = "putSource", summary = PUT, description = PUT_DESCRIPTION)
    @PutMapping(
            path = "/v1/sources/{id}",
            consumes = {"text/plain", MARKDOWN, "text/html", XHTML, PDF, DOCX, ODT, EPUB},
            produces = TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Flux<ServerSentEvent<Object>>> putTold(
            @PathVariable String id, ServerWebExchange exchange) {
        return ResponseEntity.ok()
                // Some proxies gather a response before they pass it on, unless they are told.
                .header("X-Accel-Buffering", "no")
                .body(
                        eventStream.of(
                                uploads.put(id, exchange).map(this::onTheWire),
                                problem ->
                                        event(
                                                "error",
                                                problem.body(CollectionPath.asked(exchange))),
                                exchange));
    }

    @Operation(
            operationId = "deleteSource",
            summary = "Take a document out",
            description = "For operators: needs a key that may `operate`. Its file is deleted.")
    @DeleteMapping("/v1/sources/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable String id) {
        return uploads.remove(id);
    }

    private ServerSentEvent<Object> onTheWire(Uploads.Event event) {
        return switch (event) {
            case Uploads.Event.Reading _ -> event("reading", Map.of());
            case Uploads.Event.Embedding(int done, int total) ->
                    event("embedding", Map.of("done", done, "total", total));
            case Uploads.Event.Done(LibraryWriter.Put put) ->
                    event("done", SourceBody.withoutText(put.source(), links));
        };
    }

    private static ServerSentEvent<Object> event(String name, Object data) {
        return ServerSentEvent.builder().event(name).data(data).build();
    }
}
