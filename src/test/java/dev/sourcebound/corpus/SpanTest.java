package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    private static final Span SPAN = new Span(3, 6);

    @ParameterizedTest
    @CsvSource({
        "3, 6, true, true",
        "4, 5, true, true",
        "2, 6, false, true",
        "3, 7, false, true",
        "5, 9, false, true",
        "0, 3, false, false",
        "6, 9, false, false",
    })
    void tellsWhatLiesInItAndWhatMeetsIt(int start, int end, boolean contains, boolean overlaps) {
        Span other = new Span(start, end);
        assertThat(SPAN.contains(other)).isEqualTo(contains);
        assertThat(SPAN.overlaps(other)).isEqualTo(overlaps);
    }

    @Test
    void isOrderedByStartThenByEnd() {
        assertThat(Stream.of(new Span(3, 7), SPAN, new Span(2, 9)).sorted())
                .containsExactly(new Span(2, 9), SPAN, new Span(3, 7));
    }

    @Test
    void isNeverEmptyAndStartsInTheText() {
        assertThatThrownBy(() -> new Span(3, 3)).hasMessageContaining("end must be > start");
        assertThatThrownBy(() -> new Span(-1, 3)).hasMessageContaining("start must be >= 0");
        assertThat(new Span(0, 1).length()).isEqualTo(1);
    }
}
