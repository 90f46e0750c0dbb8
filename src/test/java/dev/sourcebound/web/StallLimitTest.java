package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

class StallLimitTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final StallLimit limit =
            new StallLimit(MINUTE, () -> new IllegalStateException("too late"));
    private final TestPublisher<String> sender = TestPublisher.create();

    @Test
    void aSenderIsWaitedForSoLongAndNoLonger() {
        verifier(() -> limit.onSender(sender.flux()), Long.MAX_VALUE)
                .thenAwait(Duration.ofSeconds(59))
                .then(() -> sender.next("a"))
                .expectNext("a")
                .thenAwait(Duration.ofSeconds(59))
                .then(() -> sender.next("b"))
                .expectNext("b")
                .thenAwait(MINUTE)
                .verifyErrorMessage("too late");
        sender.assertCancelled();
    }

    @Test
    void aSenderOfWhomNothingIsAskedMayTakeAnyTime() {
        verifier(() -> limit.onSender(sender.flux()), 1)
                .then(() -> sender.next("a"))
                .expectNext("a")
                .thenAwait(Duration.ofHours(1))
                .thenRequest(1)
                .then(() -> sender.next("b"))
                .expectNext("b")
                .then(sender::complete)
                .verifyComplete();
    }

    @Test
    void aTakerMayWaitForTheSenderAnyTime() {
        verifier(() -> limit.onTaker(sender.flux()), 2)
                .thenAwait(Duration.ofHours(1))
                .then(() -> sender.next("a"))
                .expectNext("a")
                .thenAwait(Duration.ofHours(1))
                .then(() -> sender.next("b"))
                .expectNext("b")
                .thenAwait(MINUTE)
                .verifyErrorMessage("too late");
        sender.assertCancelled();
    }

    @Test
    void whatEndsInTimeEndsAsItIs() {
        verifier(() -> limit.onTaker(Flux.just("a", "b")), Long.MAX_VALUE)
                .expectNext("a", "b")
                .verifyComplete();
        assertThat(limit.limit()).isEqualTo(MINUTE);
    }

    /// With a clock that goes on while nothing waits for it.
    private static StepVerifier.FirstStep<String> verifier(
            Supplier<Flux<String>> stream, long requested) {
        return StepVerifier.withVirtualTime(
                stream, () -> VirtualTimeScheduler.getOrSet(false), requested);
    }
}
