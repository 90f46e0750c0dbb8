package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.sourcebound.chat.ConversationId;
import dev.sourcebound.chat.Conversations;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Ids for conversations, and their end. What was said in one is never told: who has an id can go
/// on with the conversation, not read it.
@RestController
@RequestMapping("/v1/conversations")
class ConversationController {

    private final Conversations conversations;
    private final BlockingWork work;

    ConversationController(Conversations conversations, BlockingWork work) {
        this.conversations = conversations;
        this.work = work;
    }

    @Operation(
            operationId = "beginConversation",
            summary = "Begin a conversation",
            description =
                    "Gives an id that nobody can guess. Nothing is kept until a question is asked in it.")
    @PostMapping(produces = APPLICATION_JSON_VALUE)
    BegunBody begin() {
        return new BegunBody(ConversationId.random().value());
    }

    @Operation(
            operationId = "endConversation",
            summary = "Forget a conversation",
            description =
                    "Forgets what was said, once what was asked before is answered. There may be none of this id.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(@PathVariable String id) {
        ConversationId checked = Fields.conversation("id", id);
        return Mono.using(
                () -> conversations.enter(checked),
                seat ->
                        work.<Boolean>stream(
                                        out -> {
                                            seat.forget(OutletProgress.of(out));
                                            out.accept(true);
                                        })
                                .then(),
                Conversations.Seat::close);
    }

    /// @param id of a new conversation
    record BegunBody(String id) {}
}
