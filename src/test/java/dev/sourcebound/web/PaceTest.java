package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(2);

    @Test
    void nothingIsExpectedBeforeAnythingWasDone() {
        assertThat(pace.until(1_000)).isZero();
    }

    @Test
    void theFirstSaysAllThereIsToKnow() {
        pace.done(Duration.ofMillis(100).toNanos());
        // Ten, two at once: five times 100 ms.
        assertThat(pace.until(10)).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.until(0)).isZero();
    }

    @Test
    void aTenthOfEachFurtherOneCounts() {
        pace.done(Duration.ofMillis(100).toNanos());
        pace.done(Duration.ofMillis(200).toNanos());
        // 100 + .1 * (200 - 100) = 110.
        assertThat(pace.until(2)).isEqualTo(Duration.ofMillis(110));
    }
}
