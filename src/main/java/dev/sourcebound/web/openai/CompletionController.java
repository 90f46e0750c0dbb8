package dev.sourcebound.web.openai;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.decision.Decisions;
import dev.sourcebound.web.BlockingWork;
import dev.sourcebound.web.BlockingWork.Outlet;
import dev.sourcebound.web.EventStream;
import dev.sourcebound.web.OutletProgress;
import dev.sourcebound.web.openai.CompletionChunk.Delta;
import dev.sourcebound.web.openai.CompletionRequest.Asked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Questions as OpenAI's clients ask them. What a client may stream is no less checked: a claim is
/// a chunk once it has passed the grounding check.
@RestController
class CompletionController {

    private static final ServerSentEvent<Object> DONE =
            ServerSentEvent.builder().data("[DONE]").build();

    private final Decisions decisions;
    private final Corpus corpus;
    private final Models models;
    private final BlockingWork work;
    private final EventStream eventStream;
    private final OpenAiProblems problems;
    private final SourceLink links;
    private final ModelsElsewhere elsewhere;

    CompletionController(
            ObjectProvider<Decisions> decisions,
            Chat chat,
            Corpus corpus,
            Models models,
            BlockingWork work,
            EventStream eventStream,
            OpenAiProblems problems,
            SourceLink links,
            ModelsElsewhere elsewhere) {
        this.decisions = decisions.getIfAvailable(() -> Decisions.none(chat));
        this.corpus = corpus;
        this.models = models;
        this.work = work;
        this.eventStream = eventStream;
        this.problems = problems;
        this.links = links;
        this.elsewhere = elsewhere;
    }

    @Operation(
            operationId = "complete",
            summary = "Ask a question, as clients of OpenAI's API do",
            description =
                    "The last message is the question, those before are what was said. Each claim is"
                            + " annotated with its citations; where there is no answer, `refusal` says so"
                            + " and `content` is null. With `\"stream\": true` it comes in chunks.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Completion.class)),
                @Content(mediaType = TEXT_EVENT_STREAM_VALUE)
            })
    @PostMapping(path = "/v1/chat/completions", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Object>> complete(
            @RequestBody CompletionRequest request, ServerWebExchange exchange) {
        return elsewhere
                .named(request.model(), exchange)
                .map(there -> there.complete(request, exchange))
                .orElseGet(() -> completeHere(request, exchange));
    }

    private Mono<ResponseEntity<Object>> completeHere(
            CompletionRequest request, ServerWebExchange exchange) {
        elsewhere.requireHere(exchange);
        Asked asked = request.checked(models, corpus);
        Envelope envelope =
                new Envelope(
                        "chatcmpl-" + UUID.randomUUID(),
                        Instant.now().getEpochSecond(),
                        asked.model(),
                        asked.usage(),
                        new Links(links, host(exchange)));
        if (!asked.stream()) {
            return work.<ChatReply>stream(out ->
                            out.accept(
                                    decisions.ask(
                                            envelope.id(),
                                            asked.request(),
                                            OutletProgress.of(out))))
                    .single()
                    .map(reply -> ResponseEntity.ok(envelope.completion(reply)));
        }
        return Mono.just(
                ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        // Some proxies gather a response before they pass it on, unless told.
                        .header("X-Accel-Buffering", "no")
                        .body(stream(asked.request(), envelope, exchange)));
    }

    private Flux<ServerSentEvent<Object>> stream(
            ChatRequest request, Envelope envelope, ServerWebExchange exchange) {
        Flux<ServerSentEvent<Object>> chunks =
                work.<CompletionChunk>stream(out -> tell(request, envelope, out))
                        .map(CompletionController::event)
                        .concatWithValues(DONE);
        return eventStream.of(chunks, problem -> event(problems.body(problem)), exchange);
    }

    private void tell(ChatRequest request, Envelope envelope, Outlet<CompletionChunk> out) {
        Telling telling = new Telling(envelope, out);
        ChatReply reply = decisions.ask(envelope.id(), request, telling);
        telling.begin();
        if (reply.reply() instanceof Reply.Refusal refusal) {
            out.accept(envelope.chunk(Delta.refused(refusal.text())));
        }
        out.accept(envelope.end(reply));
        if (envelope.usage()) {
            out.accept(envelope.usage(reply));
        }
    }

    private static ServerSentEvent<Object> event(Object data) {
        return ServerSentEvent.builder().data(data).build();
    }

    private static String host(ServerWebExchange exchange) {
        return UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                .replacePath(null)
                .replaceQuery(null)
                .build()
                .toUriString();
    }

    /// Turns what the answerer tells into chunks.
    private static final class Telling implements OutletProgress {

        private final Envelope envelope;
        private final Outlet<CompletionChunk> out;
        private final Transcript transcript;
        private boolean begun;

        Telling(Envelope envelope, Outlet<CompletionChunk> out) {
            this.envelope = envelope;
            this.out = out;
            this.transcript = new Transcript(envelope.links());
        }

        /// The role, before anything else.
        void begin() {
            if (!begun) {
                begun = true;
                out.accept(envelope.chunk(Delta.ROLE));
            }
        }

        @Override
        public void searching() {
            begin();
        }

        @Override
        public void gap(String gap) {
            transcript.gap(gap);
        }

        @Override
        public void claim(Claim claim, List<Citation> newCitations) {
            begin();
            out.accept(envelope.chunk(transcript.say(claim, newCitations)));
        }

        @Override
        public Outlet<CompletionChunk> out() {
            return out;
        }
    }
}
