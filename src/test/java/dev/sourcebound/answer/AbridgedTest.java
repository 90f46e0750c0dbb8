package dev.sourcebound.answer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AbridgedTest {

    /// A sentence of fifty-some letters that is another one each time.
    private static String talk(int sentences) {
        return IntStream.range(0, sentences)
                .mapToObj("Ferry %d was late and nobody told us anything of it. "::formatted)
                .collect(joining());
    }

    @Test
    void aShortMessageStaysAsItIs() {
        String message = talk(1) + "When does it leave?";
        assertThat(Abridged.of(message)).isEqualTo(message);
    }

    @Test
    void whatIsTheSameOverAndOverIsReadOnce() {
        assertThat(Abridged.of("When does it leave? ".repeat(90))).isEqualTo("When does it leave?");
        assertThat(Abridged.of("lol ok lol ok lol ok")).isEqualTo("lol ok");
        assertThat(Abridged.of("It is what it is")).isEqualTo("It is what it is");
    }

    @Test
    @Timeout(5)
    void whatIsNearlyTheSameOverAndOverTakesNoTime() {
        String message = "a ".repeat(999) + "b";
        assertThat(Abridged.of(message)).hasSize(Abridged.LONGEST);
    }

    @Test
    void ofALongOneWhatAsksStaysWithTheSentencesBeforeIt() {
        String message = talk(12) + "I have a dog. Does it need a ticket?";
        assertThat(Abridged.of(message))
                .endsWith("nobody told us anything of it. I have a dog. Does it need a ticket?")
                .hasSizeLessThanOrEqualTo(Abridged.LONGEST);
    }

    @Test
    void whatAsksIsFoundWhereverItStands() {
        String message = "Does a dog need a ticket? " + talk(12);
        assertThat(Abridged.of(message)).startsWith("Does a dog need a ticket? Ferry 0 was late");
    }

    @Test
    void questionsFarApartStayInTheirOrder() {
        String message = "Is it late? " + talk(9) + "Is it full? " + talk(3);
        assertThat(Abridged.of(message)).startsWith("Is it late? ").contains(" Is it full?");
    }

    @Test
    void whatHasNoSentencesIsReadFromItsEnd() {
        assertThat(Abridged.of("x".repeat(700) + "😀".repeat(200)))
                .isEqualTo("😀".repeat(Abridged.LONGEST / 2));
        assertThat(Abridged.of("😀".repeat(500) + "x")).hasSize(Abridged.LONGEST - 1);
    }
}
