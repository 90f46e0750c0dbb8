package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SlotsTest {

    @Test
    void whoIsInterruptedWhileWaitingLeavesWithoutASlot() throws Exception {
        Slots slots = new Slots("reader", 1);
        slots.take();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread waiting =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                slots.take();
                                flag.complete(false);
                            } catch (AppException e) {
                                flag.completeExceptionally(e);
                            }
                        });
        awaitWaiting(slots, 1);

        waiting.interrupt();

        assertThatThrownBy(() -> flag.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .asInstanceOf(throwable(AppException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT))
                .hasMessage("interrupted while waiting for one of the 1 slots of model reader");
        slots.giveBack();
        slots.take();
    }

    @Test
    void theInterruptFlagStaysSet() {
        Slots slots = new Slots("reader", 1);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(slots::take).isInstanceOf(AppException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void takingAllWaitsForThoseTaken() throws Exception {
        Slots slots = new Slots("reader", 2);
        slots.take();
        CompletableFuture<String> all = new CompletableFuture<>();
        Thread.ofPlatform()
                .start(() -> {
                    slots.takeAll();
                    all.complete("taken");
                });
        awaitWaiting(slots, 1);
        assertThat(all).isNotDone();

        slots.giveBack();

        assertThat(all.get(10, TimeUnit.SECONDS)).isEqualTo("taken");
    }

    private static void awaitWaiting(Slots slots, int count) {
        while (slots.waiting() < count) {
            Thread.onSpinWait();
        }
    }
}
