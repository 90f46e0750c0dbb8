package dev.sourcebound.web;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class TimeLimitTest {

    private static final TimeLimit LIMIT =
            new TimeLimit(Duration.ofSeconds(10), TimeoutException::new);

    @Test
    void aStreamThatEndsInTimeIsUnchanged() {
        StepVerifier.withVirtualTime(() -> LIMIT.on(Flux.interval(Duration.ofSeconds(3)).take(3)))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(3))
                .expectNext(0L)
                .thenAwait(Duration.ofSeconds(6))
                .expectNext(1L, 2L)
                .verifyComplete();
    }

    @Test
    void aFailureInTimeIsHandedOn() {
        StepVerifier.create(LIMIT.on(Flux.error(new IllegalStateException("broken"))))
                .verifyErrorMessage("broken");
    }

    @Test
    void aStreamThatIsLateIsCancelledAndFails() {
        TestPublisher<Long> stream = TestPublisher.create();
        StepVerifier.withVirtualTime(() -> LIMIT.on(stream.flux()))
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(9))
                .then(() -> stream.next(1L))
                .expectNext(1L)
                .thenAwait(Duration.ofSeconds(1))
                .verifyError(TimeoutException.class);
        stream.assertCancelled();
    }

    @Test
    void whoLeavesEarlyCancelsTheStream() {
        TestPublisher<Long> stream = TestPublisher.create();
        StepVerifier.create(LIMIT.on(stream.flux())).thenCancel().verify();
        stream.assertCancelled();
    }
}
