package dev.sourcebound.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicLong seconds = new AtomicLong();

    @Test
    void inALogItIsALineEachTenSeconds() {
        ProgressBar bar = bar(false, 100, 0);
        for (int done = 1; done <= 30; done++) {
            seconds.incrementAndGet();
            bar.done(done);
        }
        bar.finish();
        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "10 of 100 questions, 1.0 a second, 90 s left".replace("90 s", "2 min"),
                        "20 of 100 questions, 1.0 a second, 80 s left",
                        "30 of 100 questions, 1.0 a second, 70 s left");
    }

    @Test
    void onATerminalItIsABarThatIsTakenAwayAtTheEnd() {
        ProgressBar bar = bar(true, 100, 0);
        seconds.addAndGet(5);
        bar.done(50);
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "\r["
                                + "#".repeat(15)
                                + ".".repeat(15)
                                + "] 50 of 100 questions, 10.0 a second, 5 s left ");
        bar.finish();
        assertThat(out.toString(UTF_8)).endsWith(" \r");
    }

    @Test
    void aRunThatGoesOnCountsWhatWasDoneButNotItsTime() {
        ProgressBar bar = bar(false, 100, 60);
        seconds.addAndGet(10);
        bar.done(70);
        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "60 of 100 questions were asked before",
                        "70 of 100 questions, 1.0 a second, 30 s left");
    }

    private ProgressBar bar(boolean terminal, int all, int before) {
        return new ProgressBar(
                new PrintStream(out, true, UTF_8),
                terminal,
                all,
                before,
                () -> seconds.get() * 1_000_000_000L);
    }
}
