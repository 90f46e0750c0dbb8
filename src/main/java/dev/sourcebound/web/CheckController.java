package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.sourcebound.answer.ClaimCheck;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceLink;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The claim check over HTTP: whether the sources bear out a text of any origin.
@RestController
class CheckController {

    private final ClaimCheck claimCheck;
    private final Corpus corpus;
    private final BlockingWork work;
    private final SourceLink links;

    CheckController(ClaimCheck claimCheck, Corpus corpus, BlockingWork work, SourceLink links) {
        this.claimCheck = claimCheck;
        this.corpus = corpus;
        this.work = work;
        this.links = links;
    }

    @Operation(
            operationId = "check",
            summary = "Check whether the sources bear out a text",
            description =
                    "Sentence by sentence: supported, contradicted or not mentioned, with the calibrated"
                            + " probability that the sources bear it out and the excerpts that the"
                            + " verdict stands on; with `gate`, whether the gate of answers would let"
                            + " the sentence through with these or the first reason why not, such as"
                            + " `number_missing`. What claims nothing is left out: questions,"
                            + " greetings, marked headings.")
    @PostMapping(
            path = "/v1/checks",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    Mono<CheckBody> check(@RequestBody CheckRequest request) {
        return check(request, work);
    }

    Mono<CheckBody> check(CheckRequest request, BlockingWork with) {
        CheckRequest.Checkable checkable = request.checked(corpus);
        return with.call(() ->
                        claimCheck.check(checkable.text(), checkable.sources(), checkable.gate()))
                .map(checked -> CheckBody.of(checked, links));
    }
}
