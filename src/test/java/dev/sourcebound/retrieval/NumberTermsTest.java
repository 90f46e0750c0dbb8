package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Vocabulary.Word;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTermsTest {

    private static List<String> terms(String text) {
        try (Terms terms = new Terms()) {
            return terms.words(text).stream().map(Word::term).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "twelve | 12",
                "twenty-five | 25",
                "a dozen | 12",
                "two hundred and forty | 240",
                "1.5 million | 1500000",
                "1,500,000 | 1500000",
                "1 500 000 | 1500000",
                "2,150 tonnes | 2150 tonnes",
                "7\u00a0644 | 7644",
                "one hundred thousand | 100,000",
                "the nineteenth century | the 19th century",
                "twenty-first | 21st",
                "Table 3.50 | table 3.50",
            })
    void oneNumberHasOneSpelling(String one, String other) {
        assertThat(terms(one)).isEqualTo(terms(other)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 May 2021",
                "3rd of May 2021",
                "the third of May, 2021",
                "May 3rd, 2021",
                "May 3, 2021",
                "2021-05-03",
                "3.5.2021"
            })
    void oneDayHasTheSameTerms(String date) {
        assertThat(terms(date)).containsExactlyInAnyOrder("3", "mai", "2021");
    }

    @Test
    void monthsThatAreCutShortAreMonthsBesideANumberOnly() {
        assertThat(terms("Sept. 3, 1998")).isEqualTo(terms("September 3 1998"));
        assertThat(terms("Dec 1998")).isEqualTo(terms("December 1998"));
        assertThat(terms("they mar it")).contains("mar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "twenty, three",
                "1990 two",
                "020 7946 0958",
                "no one",
                "the second turbine",
                "10.30",
                "in 2022 300 people"
            })
    void whatIsNoSingleNumberIsNotPutTogether(String text) {
        int words =
                (int) Stream.of(text.split("[ ,]+")).filter(w -> !w.matches("the|in|no")).count();
        assertThat(terms(text)).hasSize(words);
    }

    @Test
    void aNumberKeepsItsPlaceInTheText() {
        try (Terms terms = new Terms()) {
            String text = "about 1.5 million bees, or 2,150 hives";
            assertThat(terms.words(text))
                    .extracting(word -> word.span().of(text))
                    .containsExactly("about", "1.5 million", "bees", "2,150", "hives");
        }
    }

    @Test
    void digitsWithoutEndAndScalesWithoutEndAreRead() {
        assertThat(terms("9".repeat(200))).isNotEmpty();
        assertThat(terms("99-99-99-99 2021-13-45 0000-00-00 99.99.9999")).isNotEmpty();
        assertThat(terms("million ".repeat(200))).isNotEmpty();
    }
}
