package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.chat.ConversationId;
import dev.sourcebound.chat.Conversations;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.decision.Decisions;
import dev.sourcebound.web.BlockingWork.Outlet;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Questions over HTTP: the whole reply as JSON, or the same as events while it is made.
@RestController
@RequestMapping("/v1/answers")
class AnswerController {

    private static final String SUMMARY = "Ask a question";
    private static final String DESCRIPTION =
            "Gives an answer whose every claim is cited, or a refusal with its reason. With `Accept:"
                    + " text/event-stream` the same comes as events: `searching`, a `claim` for each"
                    + " that has passed the grounding check, `refusal` where there is no answer, and"
                    + " last `done` with the whole reply, or `error` with a problem.";

    private final Decisions decisions;
    private final Conversations conversations;
    private final Corpus corpus;
    private final BlockingWork work;
    private final EventStream eventStream;
    private final SourceLink links;

    AnswerController(
            ObjectProvider<Decisions> decisions,
            Chat chat,
            Conversations conversations,
            Corpus corpus,
            BlockingWork work,
            EventStream eventStream,
            SourceLink links) {
        this.decisions = decisions.getIfAvailable(() -> Decisions.none(chat));
        this.conversations = conversations;
        this.corpus = corpus;
        this.work = work;
        this.eventStream = eventStream;
        this.links = links;
    }

    @Operation(operationId = "ask", summary = SUMMARY, description = DESCRIPTION)
    @PostMapping(consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    Mono<ReplyBody> answer(@RequestBody AnswerRequest request) {
        return answer(request, work);
    }

    Mono<ReplyBody> answer(AnswerRequest request, BlockingWork with) {
        return events(request, with)
                .ofType(AnswerEvent.Done.class)
                .single()
                .map(AnswerEvent.Done::reply);
    }

    @Operation(operationId = "ask", summary = SUMMARY, description = DESCRIPTION)
    @PostMapping(consumes = APPLICATION_JSON_VALUE, produces = TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Flux<ServerSentEvent<Object>>> stream(
            @RequestBody AnswerRequest request, ServerWebExchange exchange) {
        return ResponseEntity.ok()
                // Some proxies gather a response before they pass it on, unless they are told.
                .header("X-Accel-Buffering", "no")
                .body(eventStream.of(events(request, work), exchange));
    }

    private Flux<AnswerEvent> events(AnswerRequest request, BlockingWork with) {
        Asked asked = new Asked(request.checked(corpus), Boolean.TRUE.equals(request.debug()));
        return request.checkedConversation()
                .map(id -> within(id, asked, with))
                .orElseGet(() ->
                        with.stream(out -> {
                            Telling telling = new Telling(out, new ArrayList<>(), links);
                            String reply = newId();
                            ChatReply said = decisions.ask(reply, asked.request(), telling);
                            tell(said, ReplyBody.of(reply, said, links), asked, telling);
                        }));
    }

    /// Joins the conversation's line before the work is queued, so that questions are answered in
    /// the order in which they came.
    private Flux<AnswerEvent> within(ConversationId id, Asked asked, BlockingWork with) {
        return Flux.using(
                () -> conversations.enter(id),
                seat ->
                        with.stream(out -> {
                            Telling telling = new Telling(out, new ArrayList<>(), links);
                            ChatRequest request = asked.request();
                            String reply = newId();
                            Conversations.Reply said =
                                    seat.ask(
                                            request.question(),
                                            request.sources(),
                                            telling,
                                            (whole, progress) ->
                                                    decisions.ask(reply, whole, progress));
                            tell(
                                    said.reply(),
                                    ReplyBody.of(reply, said.reply(), links).in(id, said),
                                    asked,
                                    telling);
                        }),
                Conversations.Seat::close);
    }

    private static void tell(ChatReply reply, ReplyBody body, Asked asked, Telling telling) {
        Outlet<AnswerEvent> out = telling.out();
        if (reply.reply() instanceof Reply.Refusal refusal) {
            out.accept(new AnswerEvent.Refused(ReplyBody.RefusalBody.of(refusal, telling.links())));
        }
        out.accept(
                new AnswerEvent.Done(
                        asked.debug() ? body.with(new DebugBody(telling.dropped())) : body));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /// @param debug whether to tell what was dropped
    private record Asked(ChatRequest request, boolean debug) {}

    /// Turns what the answerer tells into events, and keeps what it has dropped.
    private record Telling(
            Outlet<AnswerEvent> out, List<DebugBody.DroppedBody> dropped, SourceLink links)
            implements OutletProgress {

        @Override
        public void searching() {
            out.accept(new AnswerEvent.Searching());
        }

        @Override
        public void claim(Claim claim, List<Citation> newCitations) {
            out.accept(AnswerEvent.ClaimMade.of(claim, newCitations, links));
        }

        @Override
        public void dropped(Failure failure, int length) {
            dropped.add(new DebugBody.DroppedBody(failure.slug(), length));
        }
    }
}
