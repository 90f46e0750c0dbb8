package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/// Questions, searches and checks by the thousand, for scripts: what the single requests take and
/// give, a line each.
@RestController
class BatchController {

    private static final String DESCRIPTION =
            "One JSON object a line, the body of one request each. What comes of them comes in the same"
                    + " order, one line each; where one cannot be used, that line is a problem with the"
                    + " number of the `line`, and the rest goes on. Read while you send: what is not read"
                    + " is not worked on.";

    private final AnswerController answers;
    private final PassageController passages;
    private final CheckController checks;
    private final Batches batches;

    BatchController(
            AnswerController answers,
            PassageController passages,
            CheckController checks,
            Batches batches) {
        this.answers = answers;
        this.passages = passages;
        this.checks = checks;
        this.batches = batches;
    }

    @Operation(operationId = "askAll", summary = "Ask many questions", description = DESCRIPTION)
    @PostMapping(
            path = "/v1/answers:batch",
            consumes = {APPLICATION_NDJSON_VALUE, Batches.JSON_LINES},
            produces = APPLICATION_NDJSON_VALUE)
    Flux<Object> answers(ServerWebExchange exchange) {
        return batches.replies(exchange, AnswerRequest.class, answers::answer);
    }

    @Operation(
            operationId = "findAllPassages",
            summary = "Find passages for many questions",
            description = DESCRIPTION)
    @PostMapping(
            path = "/v1/passages:batch",
            consumes = {APPLICATION_NDJSON_VALUE, Batches.JSON_LINES},
            produces = APPLICATION_NDJSON_VALUE)
    Flux<Object> passages(ServerWebExchange exchange) {
        return batches.replies(exchange, PassageRequest.class, passages::passages);
    }

    @Operation(operationId = "checkAll", summary = "Check many texts", description = DESCRIPTION)
    @PostMapping(
            path = "/v1/checks:batch",
            consumes = {APPLICATION_NDJSON_VALUE, Batches.JSON_LINES},
            produces = APPLICATION_NDJSON_VALUE)
    Flux<Object> checks(ServerWebExchange exchange) {
        return batches.replies(exchange, CheckRequest.class, checks::check);
    }
}
