package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How many passengers does the ferry take? | QUANTITY",
                "What does a return ticket cost? | QUANTITY",
                "In which year was the mill built? | TIME",
                "When does the office open? | TIME",
                "Where is the registered office? | PLACE",
                "Who led the inquiry? | PERSON",
                "Why was the ramp closed? | CAUSE",
                "How do I lock a period? | MANNER",
                "Can dogs travel on the ferry? | YES_OR_NO",
                "What is the theme of the release? | THING",
                "ferry dogs café | UNSAID"
            })
    void tellsWhatIsAskedFor(String question, Asked asked) {
        assertThat(Asked.by(question)).isEqualTo(asked);
    }
}
