package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTextTest {

    /// What may be shown as a question that was understood, by what was said before it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When was it built?          | The mill.            | true",
                "When was\u200B it built?    | The mill.            | false",
                "Is it at toll.example?      | The mill.            | false",
                "Is it at toll.example?      | See toll.example/a.  | false",
                "Is it at toll.example?      | See toll.example.    | true",
                "*When was it built?         | The mill.            | false",
                "When was the _mill_ built?  | The mill.            | false",
                "Is {it} built?              | The mill.            | false",
                "Is it built\\?              | The mill.            | false",
                "Is mill_2 built?            | _mill_2 is a mill.   | true",
                "Is mill_2 built?            | Which mill, mill_2?  | true",
            })
    void aPlainLineHasNoLinkOrMarkupThatWasNotSaid(String text, String said, boolean plain) {
        assertThat(ClaimText.isPlainLine(text, said)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"599, true", "600, true", "601, false"})
    void aPlainLineHasSixHundredCodeUnitsAtMost(int length, boolean plain) {
        assertThat(ClaimText.isPlainLine("x".repeat(length), "")).isEqualTo(plain);
    }
}
