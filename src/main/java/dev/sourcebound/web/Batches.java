package dev.sourcebound.web;

import dev.sourcebound.access.Admission;
import dev.sourcebound.collection.CollectionPath;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Many requests in one, a line each. Read as they are worked on, so many under way at once, told
/// in their order: neither the body nor what comes of it is ever held whole, and a client that
/// reads slowly is worked for slowly. Lines have a [BlockingWork] of their own: no question that
/// somebody waits for ever stands behind them, nor is refused because of them.
final class Batches implements AutoCloseable {

    static final String JSON_LINES = "application/jsonl";

    private static final Set<MediaType> TYPES =
            Set.of(MediaType.APPLICATION_NDJSON, MediaType.valueOf(JSON_LINES));

    /// How many lines are under way is bounded by the batches themselves. No bound of the work may
    /// come before that: what has been told counts there until its thread has ended, and a line
    /// that follows at once would be refused.
    private static final int ANY_NUMBER = 1 << 20;

    private final JsonMapper json = WebConfiguration.strictMapper();
    private final BatchSettings settings;
    private final Problems problems;
    private final BlockingWork work;
    private final Semaphore places;
    private final StallLimit takerLimit;

    /// @param lineTimeout how long one line may take
    Batches(BatchSettings settings, Duration lineTimeout, Problems problems) {
        this.settings = settings;
        this.problems = problems;
        this.work = new BlockingWork(settings.workers(), ANY_NUMBER, lineTimeout);
        this.places = new Semaphore(settings.batches());
        this.takerLimit =
                new StallLimit(
                        settings.stallTimeout(),
                        () -> new RequestTimeLimit.Late(settings.stallTimeout()));
    }

    /// Whether a body is a batch, by what its headers say.
    static boolean isBatch(HttpHeaders headers) {
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && TYPES.stream().anyMatch(t -> type.startsWith(t.toString()));
    }

    /// What comes of each line, in their order: what it asks for, or a problem with the line's
    /// number.
    ///
    /// @param type of the request that each line holds
    /// @param reply to one of them
    <R extends JsonRequest> Flux<Object> replies(
            ServerWebExchange exchange,
            Class<R> type,
            BiFunction<R, BlockingWork, ? extends Mono<?>> reply) {
        return Flux.defer(() -> {
            if (!places.tryAcquire()) {
                return Flux.error(overloaded());
            }
            return takerLimit
                    .onTaker(
                            lines(exchange)
                                    .flatMapSequential(
                                            line -> told(line, type, reply, exchange),
                                            settings.lines(),
                                            1))
                    .doFinally(_ -> places.release());
        });
    }

    @Override
    public void close() {
        work.close();
    }

    private Flux<BatchLine> lines(ServerWebExchange exchange) {
        LineCutter cutter = new LineCutter(Math.toIntExact(settings.maxLineSize().toBytes()));
        return exchange.getRequest()
                .getBody()
                .concatMapIterable(cutter::cut, 1)
                .concatWith(Flux.defer(() -> Flux.fromIterable(cutter.rest())))
                // What came before has been asked for, and is told; then that there is no more.
                .onErrorResume(failure -> Mono.just(new BatchLine.Broken(cutter.number(), failure)))
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
    }

    private <R extends JsonRequest> Mono<Object> told(
            BatchLine line,
            Class<R> type,
            BiFunction<R, BlockingWork, ? extends Mono<?>> reply,
            ServerWebExchange exchange) {
        Mono<?> asked =
                switch (line) {
                    case BatchLine.Text text ->
                            Mono.defer(() -> {
                                // The request itself was counted when it was let in.
                                if (text.number() > 1) {
                                    Admission.of(exchange).further();
                                }
                                return reply.apply(parse(text.bytes(), type), work);
                            });
                    case BatchLine.TooLong _ -> Mono.error(this::tooLong);
                    case BatchLine.Broken broken -> Mono.error(broken.failure());
                };
        return asked.cast(Object.class)
                .onErrorResume(failure -> Mono.just(problem(line.number(), failure, exchange)));
    }

    private <R extends JsonRequest> R parse(byte[] bytes, Class<R> type) {
        try {
            R request = json.readValue(bytes, type);
            if (request == null) {
                throw JsonProblems.LINE.notAnObject();
            }
            return request;
        } catch (JacksonException failure) {
            throw JsonProblems.LINE.of(failure);
        }
    }

    private ProblemDetail problem(int number, Throwable failure, ServerWebExchange exchange) {
        Problem problem = problems.of(failure);
        problems.log(problem, failure, exchange);
        ProblemDetail body = problem.body(CollectionPath.asked(exchange));
        body.setProperty("line", number);
        return body;
    }

    private AppException tooLong() {
        return new AppException(
                ErrorCode.TOO_LARGE,
                "The line is longer than %d bytes, which is all that is read; shorten it."
                        .formatted(settings.maxLineSize().toBytes()));
    }

    private AppException overloaded() {
        return new AppException(
                ErrorCode.OVERLOADED,
                "%d batches are being worked on, which is all that can be; try again when one has ended."
                        .formatted(settings.batches()));
    }
}
