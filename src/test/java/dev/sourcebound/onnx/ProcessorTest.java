package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {

    @ParameterizedTest
    @CsvSource({
        "flags\t\t: fpu avx2 avx512_vnni, true",
        "flags\t\t: fpu avx2 avx_vnni sse2, true",
        "flags\t\t: amx_int8, true",
        "flags\t\t: fpu avx2 avx512f, false",
        "flags\t\t: not_avx_vnni, false",
        "model name\t: avx_vnni, false"
    })
    void knowsProductsOfEightBitsByTheirFlags(String line, boolean has) {
        assertThat(Processor.hasProducts(List.of("processor\t: 0", line))).isEqualTo(has);
    }

    @Test
    void whatIsNotDescribedHasNone() {
        assertThat(Processor.hasProducts(List.of())).isFalse();
    }
}
