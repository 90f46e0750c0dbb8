package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TruncationTest {

    @Test
    void keepsEverythingThatFits() {
        assertThat(Truncation.keep(new int[] {-1, 0, 0, -1}, 4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void dropsTheEndOfASingleTextButNotItsLastSpecialToken() {
        assertThat(Truncation.keep(new int[] {-1, 0, 0, 0, -1}, 4)).containsExactly(0, 1, 2, 4);
    }

    @Test
    void dropsTheEndOfTheSecondText() {
        int[] pair = {-1, 0, 0, -1, 1, 1, 1, -1};
        assertThat(Truncation.keep(pair, 6)).containsExactly(0, 1, 2, 3, 4, 7);
    }

    @Test
    void dropsTheEndOfTheFirstOnlyWhereNothingOfTheSecondIsLeft() {
        int[] pair = {-1, 0, 0, 0, -1, 1, 1, -1};
        assertThat(Truncation.keep(pair, 5)).containsExactly(0, 1, 2, 4, 7);
    }
}
