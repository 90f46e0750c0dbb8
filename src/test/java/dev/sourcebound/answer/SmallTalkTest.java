package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.SmallTalk.Kind;
import dev.sourcebound.answer.SmallTalk.Said;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallTalkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi",
                "Hello there!",
                "good morning, bot",
                "thanks, that was helpful, bye!",
                "Thank you so much",
                "What can you do?",
                "who are you",
                "hey there, bot",
                "Are you a human or a machine?",
                "Are you a real person?",
                "are you human or what",
                "help",
                "Which sources do you have?",
                "Hi there! What sort of things can I ask you?",
                "how does this work?",
                "hi there! what sort of things can you tell me about?"
            })
    void recognisesWhatIsSaidToAProgram(String message) {
        assertThat(SmallTalk.is(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello, when was the mill built?",
                "Thanks. And who owned it?",
                "Who are the owners?",
                "What can you do with a Viewer role?",
                "help desk opening hours",
                "Who helped to build it?",
                "Are you a real estate agent or not?",
                "Hi-fi equipment prices",
                "What is your refund policy?",
                "Who said hello to whom?",
                "hello kitty",
                "Which sources of gas are named?",
                "What can you tell me about the mill?",
                "What do you know about gravity dams?",
                "How does this work on a phone?"
            })
    void leavesQuestionsToTheSources(String message) {
        assertThat(SmallTalk.is(message)).isFalse();
        assertThat(SmallTalk.of(message)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, en, hello",
        "THANKS, en, 'great, thanks a lot'",
        "FAREWELL, en, 'thanks, that was helpful, bye!'",
        "ABOUT, en, 'Hi! What can you do?'",
        "SOURCES, en, 'Hello, which sources do you use?'",
        "SOURCES, en, Where do you get your answers from?",
        "GREETING, de, Guten Tag!",
        "ABOUT, fr, 'Bonjour, que pouvez-vous faire ?'",
        "ABOUT, es, ¡Hola! ¿Qué puedes hacer?",
        "SOURCES, ru, Какие у вас источники?",
        "THANKS, ja, ありがとうございます",
        "ABOUT, zh, 你好，你能做什么？",
        "THANKS, tr, teşekkür ederim",
    })
    void tellsWhatIsWantedAndInWhichLanguage(Kind kind, String language, String message) {
        assertThat(SmallTalk.of(message)).contains(new Said(kind, Locale.of(language)));
    }

    @ParameterizedTest
    @CsvSource({
        "'Hello, when was the mill built?', when was the mill built?",
        "'Hi there! When was the mill built?', When was the mill built?",
        "'Thanks. And who owned it?', And who owned it?",
        "'When was the mill built? Thanks!', When was the mill built?",
        "'Good morning, thank you: who owned it?', who owned it?",
        "hello kitty, hello kitty",
        "'Hi-fi, radio prices', 'Hi-fi, radio prices'",
        "'Thanks, Maria', 'Thanks, Maria'",
        "Who said thanks?, Who said thanks?",
    })
    void takesTheGreetingOffAQuestion(String message, String question) {
        assertThat(SmallTalk.without(message)).isEqualTo(question);
    }

    @ParameterizedTest
    @CsvSource({"119, true", "120, true", "121, false"})
    void aLongMessageIsNoSmallTalk(int length, boolean talk) {
        String message = "Thanks" + "!".repeat(length - 6);
        assertThat(SmallTalk.is(message)).isEqualTo(talk);
        assertThat(SmallTalk.of(message).isPresent()).isEqualTo(talk);
    }

    @Test
    void isDoneSoonWhateverTheMessageIs() {
        assertThat(SmallTalk.of("hi ".repeat(39) + "x")).isEmpty();
        assertThat(SmallTalk.of("hej hej ".repeat(14) + "x")).isEmpty();
    }
}
