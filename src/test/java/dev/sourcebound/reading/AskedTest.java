package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Can dogs travel on the ferry?",
                "did mr. corrin sell the boat",
                "I have run out of oil. Can I fill it up at the petrol station?",
                "When it rains the deck is wet. Is it closed?"
            })
    void tellsWhatAsksForYesOrNoAlone(String question) {
        assertThat(Asked.isClosed(question)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which dogs can travel?",
                "Is it known who led the inquiry?",
                "Can dogs travel? They are small.",
                "Are dogs taken? And what do they cost?",
                ""
            })
    void tellsWhatAsksForMore(String question) {
        assertThat(Asked.isClosed(question)).isFalse();
    }
}
