package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Utf16Test {

    @Test
    void countsACharacterOutsideTheBasicPlaneAsTwo() {
        Utf16 text = new Utf16("a\uD83D\uDE00b");
        assertThat(text.unit(0)).isEqualTo(0);
        assertThat(text.unit(1)).isEqualTo(1);
        assertThat(text.unit(2)).isEqualTo(3);
        assertThat(text.unit(3)).isEqualTo(4);
    }

    @Test
    void leavesOffsetsAloneWhereEveryCharacterIsOne() {
        Utf16 text = new Utf16("\u043c\u0438\u0440");
        assertThat(text.unit(3)).isEqualTo(3);
    }

    @Test
    void replacesLoneSurrogatesOneForOne() {
        assertThat(Utf16.wellFormed("a\uD83Db\uDE00\uD83D")).isEqualTo("a\uFFFDb\uFFFD\uFFFD");
    }

    @Test
    void keepsAWellFormedTextAsItIs() {
        String text = "a\uD83D\uDE00\uD83D\uDE00";
        assertThat(Utf16.wellFormed(text)).isSameAs(text);
    }
}
