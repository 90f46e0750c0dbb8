package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Timeout(60)
class BatchesTest {

    private static final int LINES = 3;

    private final Batches batches =
            new Batches(
                    new BatchSettings(1, LINES, 1, DataSize.ofKilobytes(1), Duration.ofSeconds(20)),
                    Duration.ofSeconds(20),
                    new Problems(
                            new WebSettings(
                                    DataSize.ofKilobytes(1),
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(1),
                                    1,
                                    1,
                                    Duration.ofSeconds(1),
                                    1)));

    @AfterEach
    void close() {
        batches.close();
    }

    /// Beside what is under way, one line is read ahead, and one reply waits to be taken.
    @Test
    void noMoreIsReadThanIsTakenAndUnderWay() {
        int all = 10_000;
        AtomicInteger read = new AtomicInteger();
        Flux<DataBuffer> body =
                Flux.range(0, all)
                        .map(i -> {
                            read.incrementAndGet();
                            return buffer("{\"question\": \"%d\"}\n".formatted(i));
                        });
        int taken = 0;
        for (Object reply : replies(body).toIterable(1)) {
            assertThat(reply).isEqualTo(String.valueOf(taken));
            taken++;
            assertThat(read.get()).isLessThanOrEqualTo(taken + LINES + 2);
        }
        assertThat(taken).isEqualTo(all);
    }

    @Test
    void aBodyThatBreaksOffEndsWithAProblem() {
        Flux<DataBuffer> body =
                Flux.just(buffer("{\"question\": \"a\"}\n{\"quest"))
                        .concatWith(
                                Mono.error(new RequestTimeLimit.Late(Duration.ofMillis(1_500))));
        assertThat(replies(body).collectList().block())
                .satisfiesExactly(
                        reply -> assertThat(reply).isEqualTo("a"),
                        last -> {
                            ProblemDetail problem = (ProblemDetail) last;
                            assertThat(problem.getStatus()).isEqualTo(408);
                            assertThat(problem.getDetail()).contains("within 1500 ms");
                            assertThat(problem.getProperties()).containsEntry("line", 2);
                        });
    }

    @Test
    void oneBatchTooManyIsRefusedUntilOneHasEnded() {
        Disposable first = replies(Flux.never()).subscribe();
        assertThatThrownBy(() -> replies(Flux.empty()).blockLast())
                .isInstanceOfSatisfying(
                        AppException.class,
                        told -> assertThat(told.code()).isEqualTo(ErrorCode.OVERLOADED))
                .hasMessageContaining("1 batches are being worked on");
        first.dispose();
        assertThat(replies(Flux.empty()).collectList().block()).isEmpty();
    }

    private Flux<Object> replies(Flux<DataBuffer> body) {
        ServerWebExchange exchange =
                MockServerWebExchange.from(
                        MockServerHttpRequest.post("/v1/answers:batch")
                                .contentType(MediaType.APPLICATION_NDJSON)
                                .body(body));
        return batches.replies(
                exchange,
                AnswerRequest.class,
                (request, work) -> work.call(() -> String.valueOf(request.question())));
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
