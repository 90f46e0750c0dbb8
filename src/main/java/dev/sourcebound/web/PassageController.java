package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.retrieval.Retriever;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Retrieval alone over HTTP, with the signals behind each place: for evaluation.
@RestController
class PassageController {

    private final Retriever retriever;
    private final Corpus corpus;
    private final BlockingWork work;
    private final SourceLink links;

    PassageController(Retriever retriever, Corpus corpus, BlockingWork work, SourceLink links) {
        this.retriever = retriever;
        this.corpus = corpus;
        this.work = work;
        this.links = links;
    }

    @Operation(
            operationId = "findPassages",
            summary = "Find the passages that may answer a question",
            description = "Retrieval alone, best first, with the signals behind each place.")
    @PostMapping(
            path = "/v1/passages",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    Mono<PassageBody.PassagesBody> passages(@RequestBody PassageRequest request) {
        return passages(request, work);
    }

    Mono<PassageBody.PassagesBody> passages(PassageRequest request, BlockingWork with) {
        PassageRequest.Search search = request.checked(corpus);
        return with.call(() ->
                        retriever.retrieve(search.question(), search.limit(), search.sources()))
                .map(hits -> PassageBody.PassagesBody.of(hits, links));
    }
}
