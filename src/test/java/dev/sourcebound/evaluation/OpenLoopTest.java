package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.evaluation.OpenLoop.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final long MILLISECOND = 1_000_000;

    private final Hand clock = new Hand();
    private final OpenLoop loop = new OpenLoop(clock);

    /// A clock that is moved by hand.
    private static final class Hand implements OpenLoop.Clock {

        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void awaitNanos(long then) {
            now = Math.max(now, then);
        }
    }

    @Test
    void asksAtAConstantRate() {
        List<Outcome> outcomes =
                loop.run(
                        10,
                        5,
                        () -> {
                            clock.now += MILLISECOND;
                            return CompletableFuture.completedFuture(200);
                        });
        assertThat(outcomes)
                .containsExactlyElementsOf(
                        IntStream.range(0, 5)
                                .mapToObj(i -> new Outcome(200, i / 10.0, 1))
                                .toList());
        // The last is due after 400 ms.
        assertThat(clock.now).isEqualTo(401 * MILLISECOND);
    }

    /// The first takes 350 ms in which nothing else can be asked: those due after 100, 200 and 300
    /// ms have waited since then, whatever they took themselves.
    @Test
    void countsTheTimeFromWhenItWasDue() {
        AtomicInteger asked = new AtomicInteger();
        List<Outcome> outcomes =
                loop.run(
                        10,
                        5,
                        () -> {
                            clock.now += (asked.getAndIncrement() == 0 ? 350 : 0) * MILLISECOND;
                            return CompletableFuture.completedFuture(200);
                        });
        assertThat(outcomes)
                .extracting(Outcome::milliseconds)
                .containsExactly(350.0, 250.0, 150.0, 50.0, 0.0);
    }

    @Test
    void whatFailsHasNoStatus() {
        List<Outcome> outcomes =
                loop.run(
                        10,
                        1,
                        () -> CompletableFuture.failedFuture(new IllegalStateException("gone")));
        assertThat(outcomes).containsExactly(new Outcome(0, 0, 0));
    }

    @Test
    void aStepTellsAnsweredShedAndFailedApart() {
        LoadStep step =
                LoadStep.of(
                        3,
                        List.of(
                                new Outcome(200, 0, 10),
                                new Outcome(200, 1, 30),
                                new Outcome(503, 2, 2),
                                new Outcome(504, 3, 7),
                                new Outcome(0, 4, 9)),
                        2);
        assertThat(step).isEqualTo(new LoadStep(3, 2, 1, 2, 1, 20, 30, 2));
    }

    /// Two questions a second: for four seconds they take 900 ms, one is sent away, then 100 ms.
    @Test
    void aServerHasRecoveredOnceTheMedianIsWhatItWasBefore() {
        List<Outcome> outcomes =
                IntStream.range(0, 40)
                        .mapToObj(i -> new Outcome(i == 8 ? 503 : 200, i / 2.0, i < 8 ? 900 : 100))
                        .toList();
        // Of the ten from the fifth on five are fast: the first such ten, for the sixth is sent
        // away.
        assertThat(Recovery.secondsUntil(95, outcomes)).hasValue(2);
        assertThat(Recovery.secondsUntil(90, outcomes)).isEmpty();
        assertThat(Recovery.secondsUntil(900, outcomes)).hasValue(0);
        assertThat(Recovery.secondsUntil(95, outcomes.reversed())).hasValue(2);
        assertThat(Recovery.secondsUntil(95, List.of())).isEmpty();
    }
}
