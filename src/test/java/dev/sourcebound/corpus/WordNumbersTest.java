package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordNumbersTest {

    private final WordNumbers words = new WordNumbers();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '"',
            textBlock =
                    """
                    The Mill;the mill.
                    It doesn't grind.;It doesn’t grind
                    the 'mill' wheel;the mill wheel
                    the millers' wheel;the millers wheel
                    the mill';the mill
                    3-4 boats;3 4 boats
                    A4-5 boats;A4 5 boats
                    boats: 5 -;boats: 5
                    - It rained;It rained
                    | a | b |;a b
                    ~a `b`;a b
                    > It rained;It rained
                    " > > It rained";It rained
                    """)
    void tellsNoDifferenceWhereOnlyTheSpellingIsAnother(String one, String other) {
        assertThat(numbers(one)).isEqualTo(numbers(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    It cant;It can't
                    < 5;> 5 and
                    at -5 degrees;at 5 degrees
                    -5 degrees;5 degrees
                    ten > five;ten five
                    a> five;a five
                    5 %;5
                    5 € a day;5 a day
                    """)
    void tellsWhereTheMeaningIsAnother(String one, String other) {
        assertThat(numbers(one)).isNotEqualTo(numbers(other));
    }

    @Test
    void aLineOfAQuotationBeginsAfterAnyLine() {
        assertThat(numbers("It rained\n> and snowed")).isEqualTo(numbers("It rained and snowed"));
    }

    @Test
    void readsNoFurtherThanItsSpan() {
        String text = "the mill's ten > five -5";
        assertThat(words.numbers(text, new Span(4, 9))).isEqualTo(numbers("mill"));
        assertThat(words.numbers(text, new Span(15, 21))).isEqualTo(numbers("five"));
        assertThat(words.numbers(text, new Span(17, 23))).isEqualTo(numbers("five"));
    }

    private int[] numbers(String text) {
        return words.numbers(text, new Span(0, text.length()));
    }
}
