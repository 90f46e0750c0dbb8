package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WriteBehindTest {

    private final WriteBehind behind = new WriteBehind();
    private final List<String> done = new ArrayList<>();

    @Test
    void writesInOrderAndTellsOnTheThreadThatGave() throws IOException {
        List<Thread> told = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String each = "write " + i;
            behind.then(() -> done.add(each), () -> told.add(Thread.currentThread()));
        }
        behind.finish();
        assertThat(done).hasSize(20).startsWith("write 0", "write 1").endsWith("write 19");
        assertThat(told).hasSize(20).containsOnly(Thread.currentThread());
    }

    @Test
    void givingGoesOnWhileSomethingIsWritten() throws IOException {
        CountDownLatch given = new CountDownLatch(1);
        behind.then(() -> await(given), () -> {});
        behind.then(() -> done.add("second"), () -> {});
        // Reached only if nobody waited for the first.
        given.countDown();
        behind.finish();
        assertThat(done).containsExactly("second");
    }

    @Test
    void behindAWriteThatFailsNothingIsWritten() throws IOException {
        IOException full = new IOException("no space left");
        CountDownLatch given = new CountDownLatch(1);
        behind.then(
                () -> {
                    await(given);
                    throw full;
                },
                () -> done.add("told of the first"));
        behind.then(() -> done.add("second"), () -> {});
        given.countDown();
        assertThatThrownBy(behind::finish).isSameAs(full);
        behind.stop();
        assertThat(done).isEmpty();
    }

    @Test
    void whatTheProgramDidWrongIsThrownAsItIs() throws IOException {
        IllegalStateException wrong = new IllegalStateException("closed");
        behind.then(
                () -> {
                    throw wrong;
                },
                () -> {});
        assertThatThrownBy(behind::finish).isSameAs(wrong);
    }

    @Test
    void anInterruptDoesNotKeepItFromWaiting() throws IOException {
        CountDownLatch interrupted = new CountDownLatch(1);
        behind.then(
                () -> {
                    await(interrupted);
                    done.add("written");
                },
                () -> {});
        Thread.currentThread().interrupt();
        interrupted.countDown();
        behind.finish();
        assertThat(done).containsExactly("written");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
