package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallTalkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi", "Hello there!", "good morning, bot", "thanks, that was helpful, bye!",
                        "Thank you so much",
                "What can you do?", "who are you", "Are you a human or a machine?", "help",
                        "Which sources do you have?"
            })
    void recognisesWhatIsSaidToAProgram(String message) {
        assertThat(SmallTalk.is(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello, when was the mill built?", "Thanks. And who owned it?",
                        "Who are the owners?",
                "What can you do with a Viewer role?", "help desk opening hours",
                        "Who helped to build it?",
                "Hi-fi equipment prices", "What is your refund policy?"
            })
    void leavesQuestionsToTheSources(String message) {
        assertThat(SmallTalk.is(message)).isFalse();
    }
}
