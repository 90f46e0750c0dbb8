package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldProgressTest {

    private final List<String> told = new ArrayList<>();
    private long now = Duration.ofHours(3).toNanos();

    private final ToldProgress progress =
            new ToldProgress(
                    Duration.ofSeconds(10),
                    (state, share) -> told.add(state + " " + share),
                    () -> now);

    @Test
    void tellsHowFarItIsHowFastAndHowLongItStillTakes() {
        progress.embedding(1_000, 10_000);
        after(5);
        progress.embedding(2_000, 10_000);
        after(5);
        // 1,500 in 10 seconds; 7,500 are left, at 150 a second.
        progress.embedding(2_500, 10_000);
        assertThat(told)
                .containsExactly(
                        "2,500 of about 10,000 passages indexed, 150.0 a second, 50 s left 0.25");
    }

    @Test
    void countsAnewForEachKindOfWork() {
        progress.reading(1, 3);
        after(20);
        progress.embedding(10, 1_000_000);
        after(10);
        // 10 in 10 seconds.
        progress.embedding(20, 1_000_000);
        assertThat(told)
                .containsExactly(
                        "20 of about 1,000,000 passages indexed, 1.0 a second, 278 h left 2.0E-5");
    }

    @Test
    void promisesNothingWhereNothingMoves() {
        progress.reading(7, 10);
        after(600);
        progress.reading(7, 10);
        assertThat(told).containsExactly("7 of about 10 documents read, 0.0 a second, ? left 0.7");
    }

    @ParameterizedTest
    @CsvSource({
        "89, 89 s",
        "90, 2 min",
        "149, 2 min",
        "150, 3 min",
        "5399, 90 min",
        "5400, 2 h",
        "9000, 3 h"
    })
    void saysHowLongItTakesInWordsThatAreShort(int seconds, String shown) {
        progress.reading(0, 10 + seconds);
        after(10);
        progress.reading(10, 10 + seconds);
        assertThat(told).singleElement().asString().contains(", 1.0 a second, " + shown + " left");
    }

    private void after(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
