package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class CallersTest {

    @Test
    void givesResultsInTheOrderOfThePieces() {
        assertThat(Callers.each(3, 7, piece -> piece * piece))
                .containsExactly(0, 1, 4, 9, 16, 25, 36);
    }

    @Test
    void callersWorkAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(4);
        // Each waits for the three others: with fewer at a time, the wait would run out.
        assertThat(Callers.together(4, caller -> await(all))).hasSize(4);
    }

    @Test
    void theFirstFailureEndsIt() {
        AppException failure = CommandInvalid.because("no");
        assertThatThrownBy(() ->
                        Callers.each(
                                2,
                                5,
                                piece -> {
                                    if (piece == 3) {
                                        throw failure;
                                    }
                                    return piece;
                                }))
                .isSameAs(failure);
    }

    private static int await(CyclicBarrier barrier) {
        try {
            return barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
