package dev.sourcebound.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausesTest {

    private final Pauses pauses = new Pauses(Duration.ofNanos(1), Duration.ofNanos(5));

    @Test
    void eachIsTwiceAsLongAsTheOneBeforeUpToTheLongest() throws InterruptedException {
        assertThat(five()).containsExactly(1L, 2L, 4L, 5L, 5L);
        pauses.reset();
        assertThat(five()).startsWith(1L);
    }

    @Test
    void whatIsAskedForIsKeptHoweverLong() {
        assertThat(pauses.next(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        assertThat(pauses.next(Duration.ZERO)).isEqualTo(Duration.ofNanos(1));
    }

    private List<Long> five() throws InterruptedException {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            taken.add(pauses.next(Duration.ZERO).toNanos());
            pauses.pause(Duration.ZERO);
        }
        return taken;
    }
}
