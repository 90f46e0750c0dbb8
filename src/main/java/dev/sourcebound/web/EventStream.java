package dev.sourcebound.web;

import java.time.Duration;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/// Events on the wire: each `data` one line of JSON, a comment now and then to keep the line open,
/// and a failure, once the stream has begun, as its last event. A failure before that is left to be
/// a response with a status of its own.
final class EventStream {

    private final Duration keepAlive;
    private final Problems problems;

    EventStream(Duration keepAlive, Problems problems) {
        this.keepAlive = keepAlive;
        this.problems = problems;
    }

    Flux<ServerSentEvent<Object>> of(Flux<AnswerEvent> events, ServerWebExchange exchange) {
        return events.map(EventStream::onTheWire)
                .publish(this::keptAlive)
                .switchOnFirst((first, stream) ->
                        first.hasValue()
                                ? stream.onErrorResume(
                                        failure -> Flux.just(failed(failure, exchange)))
                                : stream);
    }

    private Flux<ServerSentEvent<Object>> keptAlive(Flux<ServerSentEvent<Object>> events) {
        Flux<ServerSentEvent<Object>> comments =
                Flux.interval(keepAlive)
                        // A client that reads slowly has no use for the comments it has missed.
                        .onBackpressureDrop()
                        .map(_ -> ServerSentEvent.builder().comment("keep-alive").build())
                        .takeUntilOther(events.ignoreElements().onErrorComplete());
        return events.mergeWith(comments);
    }

    private ServerSentEvent<Object> failed(Throwable failure, ServerWebExchange exchange) {
        Problem problem = problems.of(failure);
        problems.log(problem, failure, exchange);
        return onTheWire(new AnswerEvent.Failed(problem.body(exchange.getRequest().getURI())));
    }

    private static ServerSentEvent<Object> onTheWire(AnswerEvent event) {
        return ServerSentEvent.builder().event(event.name()).data(event.data()).build();
    }
}
