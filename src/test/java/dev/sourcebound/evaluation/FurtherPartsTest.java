package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.evaluation.FurtherParts.Counted;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FurtherPartsTest {

    @Test
    void partsThatAreRightAsOftenAsTheirSupportSaysGainNothing() {
        assertThat(FurtherParts.gain(List.of(new Counted(0, true), new Counted(0, false))))
                .isZero();
    }

    @Test
    void manyPartsThatAreRightOftenerGainWhatIsMissing() {
        List<Counted> many =
                Stream.concat(
                                Collections.nCopies(8_000, new Counted(0, true)).stream(),
                                Collections.nCopies(2_000, new Counted(0, false)).stream())
                        .toList();
        assertThat(FurtherParts.gain(many)).isCloseTo(Math.log(4), within(0.01));
    }

    @Test
    void fewPartsAreNotTakenAtTheirWord() {
        List<Counted> few = Collections.nCopies(4, new Counted(0, true));
        assertThat(FurtherParts.gain(few)).isBetween(0.5, 1.5);
    }

    @Test
    void nothingIsLostWhereFurtherPartsAreWorse() {
        assertThat(FurtherParts.gain(Collections.nCopies(9, new Counted(1, false)))).isZero();
    }

    @Test
    void nothingIsGainedWhereNothingWasCounted() {
        assertThat(FurtherParts.gain(List.of())).isZero();
    }
}
