package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Turns turns = new Turns(1);
    private final BlockingQueue<String> order = new LinkedBlockingQueue<>();

    @Test
    void whoHasBegunGoesFirstAndOthersInTheOrderOfComing() throws InterruptedException {
        turns.take(turns.ask());
        List<Thread> threads = new ArrayList<>();
        threads.add(waiting("first", this::fresh));
        threads.add(waiting("second", this::fresh));
        threads.add(waiting("returning", () -> turns.takeAgain(LONG)));
        turns.giveBack();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(order).containsExactly("returning", "first", "second");
    }

    @Test
    void whoIsInterruptedTakesNoTurn() throws InterruptedException {
        turns.take(turns.ask());
        Thread gone = waiting("gone", this::fresh);
        gone.interrupt();
        gone.join();
        turns.giveBack();
        turns.take(turns.ask());
        assertThat(order).isEmpty();
    }

    @Test
    void whoWaitsTooLongForAFurtherTurnHasNone() throws InterruptedException {
        turns.take(turns.ask());
        assertThat(turns.takeAgain(Duration.ofMillis(1))).isFalse();
        assertThat(turns.takeAgain(Duration.ZERO.minusMillis(1))).isFalse();
        assertThat(turns.waiting()).isZero();
        turns.giveBack();
        assertThat(turns.takeAgain(Duration.ZERO.minusMillis(1))).isTrue();
    }

    @Test
    void whoIsInterruptedAtAFurtherTurnHasNone() throws InterruptedException {
        turns.take(turns.ask());
        Thread.currentThread().interrupt();
        assertThat(turns.takeAgain(LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(turns.waiting()).isZero();
    }

    private Thread waiting(String name, Runnable take) {
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            take.run();
                            if (!Thread.currentThread().isInterrupted()) {
                                order.add(name);
                                turns.giveBack();
                            }
                        });
        Set<Thread.State> waits = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
        while (!waits.contains(thread.getState())) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private void fresh() {
        try {
            turns.take(turns.ask());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
