package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.sourcebound.chat.Chat;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.decision.Decisions;
import dev.sourcebound.decision.Feedback;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What those who asked say of the replies.
@RestController
class FeedbackController {

    private final Decisions decisions;
    private final Corpus corpus;
    private final BlockingWork work;

    FeedbackController(
            ObjectProvider<Decisions> decisions, Chat chat, Corpus corpus, BlockingWork work) {
        this.decisions = decisions.getIfAvailable(() -> Decisions.none(chat));
        this.corpus = corpus;
        this.work = work;
    }

    @Operation(
            operationId = "say",
            summary = "Say what a reply was worth",
            description =
                    "Kept beside the decision, where the server keeps those; the last word on a reply"
                            + " counts. An excerpt has to stand in its source word for word.")
    @PostMapping(
            path = "/v1/answers/{id}/feedback",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    Mono<FeedbackBody> say(@PathVariable String id, @RequestBody FeedbackRequest request) {
        // Excerpts are looked up in their sources, which may be large.
        return work.call(() -> {
            Feedback feedback = request.checked(corpus);
            decisions.say(id, feedback);
            return new FeedbackBody(id, feedback.verdict());
        });
    }
}
