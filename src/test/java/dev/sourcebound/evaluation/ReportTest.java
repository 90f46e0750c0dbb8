package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void roundsTheExactBinaryValueAndTiesToEven() {
        // 5/16 = 0.3125 and 7/16 = 0.4375 are exact in binary: ties. 0.0005 lies a little above.
        assertThat(Report.fixed(5 / 16.0, 3)).isEqualTo("0.312");
        assertThat(Report.fixed(7 / 16.0, 3)).isEqualTo("0.438");
        assertThat(Report.fixed(0.0005, 3)).isEqualTo("0.001");
        assertThat(Report.fixed(1.005, 2)).isEqualTo("1.00");
        assertThat(Report.fixed(2.5, 0)).isEqualTo("2");
    }
}
