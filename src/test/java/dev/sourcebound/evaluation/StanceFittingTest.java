package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.evaluation.StanceFitting.Shown;
import dev.sourcebound.reading.StanceFit;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StanceFittingTest {

    @Test
    void saysAsMuchAsIsRightOftenEnough() {
        // Of 100 by rising log-odds the first 40 say yes and the last 30 no; between them they mix.
        StanceFitting fitting = fitting(100, i -> i >= 70 || (i >= 40 && i % 2 == 0));
        StanceFit fit = fitting.fit();
        // 40 yes, then no, yes, no, yes: 42 of 44 are right; with one no more 42 of 45 are too few.
        assertThat(fit.yesUpTo()).isEqualTo(43);
        assertThat(fit.noFrom()).isEqualTo(68);
        assertThat(fitting.said(fit)).isEqualTo(0.76, within(0.001));
    }

    @Test
    void saysNothingWhereNothingIsSure() {
        assertThat(fitting(100, i -> i % 3 == 0).fit()).isEqualTo(StanceFit.NONE);
    }

    @Test
    void saysNothingOnTooFew() {
        assertThat(fitting(StanceFitting.FEWEST - 1, i -> false).fit()).isEqualTo(StanceFit.NONE);
        assertThat(fitting(StanceFitting.FEWEST, i -> false).fit().yesUpTo())
                .isEqualTo(StanceFitting.FEWEST - 1);
    }

    @Test
    void ofNothingNothingIsFitted() {
        StanceFitting none = new StanceFitting(List.of());
        assertThat(none.fit()).isEqualTo(StanceFit.NONE);
        assertThat(none.said(StanceFit.NONE)).isZero();
    }

    private static StanceFitting fitting(int count, IntPredicate no) {
        Stream<Shown> shown = IntStream.range(0, count).mapToObj(i -> new Shown(i, no.test(i)));
        return new StanceFitting(shown.toList());
    }
}
