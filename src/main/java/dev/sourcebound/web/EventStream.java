package dev.sourcebound.web;

import dev.sourcebound.collection.CollectionPath;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/// Events on the wire: each `data` one line of JSON, a comment now and then to keep the line open,
/// and a failure, once the stream has begun, as its last event. A failure before that is left to be
/// a response with a status of its own.
public final class EventStream {

    private final Duration keepAlive;
    private final Problems problems;

    EventStream(Duration keepAlive, Problems problems) {
        this.keepAlive = keepAlive;
        this.problems = problems;
    }

    Flux<ServerSentEvent<Object>> of(Flux<AnswerEvent> events, ServerWebExchange exchange) {
        return of(
                events.map(EventStream::onTheWire),
                problem ->
                        onTheWire(
                                new AnswerEvent.Failed(
                                        problem.body(CollectionPath.asked(exchange)))),
                exchange);
    }

    /// The same for events of any form.
    ///
    /// @param failed makes the last event of a stream that has failed once it had begun
    public Flux<ServerSentEvent<Object>> of(
            Flux<ServerSentEvent<Object>> events,
            Function<Problem, ServerSentEvent<Object>> failed,
            ServerWebExchange exchange) {
        return events.publish(this::keptAlive)
                .switchOnFirst((first, stream) ->
                        first.hasValue()
                                ? stream.onErrorResume(
                                        failure -> Flux.just(failed.apply(told(failure, exchange))))
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

    private Problem told(Throwable failure, ServerWebExchange exchange) {
        Problem problem = problems.of(failure);
        problems.log(problem, failure, exchange);
        return problem;
    }

    private static ServerSentEvent<Object> onTheWire(AnswerEvent event) {
        return ServerSentEvent.builder().event(event.name()).data(event.data()).build();
    }
}
