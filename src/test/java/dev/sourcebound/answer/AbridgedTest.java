package dev.sourcebound.answer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(Abridged.of("When does it leave? When does it leave"))
                .isEqualTo("When does it leave?");
        assertThat(Abridged.of("x x x")).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"It is what it is", "Bora Bora", "is is it", "", " ", "?"})
    void whatIsSaidTwiceByChanceStays(String message) {
        assertThat(Abridged.of(message)).isEqualTo(message);
    }

    @Test
    void ofAnOverlongSentenceThatAsksTheEndIsRead() {
        String message = "I need help. " + "and so on ".repeat(50) + "when does the ferry leave?";
        assertThat(Abridged.of(message))
                .endsWith("and so on when does the ferry leave?")
                .hasSize(Abridged.LONGEST);
    }

    @Test
    void aPleasantryIsNotWhatAsks() {
        String message = "Good morning, how are you? " + talk(12) + "Please say when it leaves.";
        assertThat(Abridged.of(message)).endsWith("Please say when it leaves.");
    }

    @Test
    @Timeout(5)
    void whatIsNearlyTheSameOverAndOverTakesNoTime() {
        assertThat(Abridged.of("a ".repeat(999) + "b")).hasSize(Abridged.LONGEST);
        assertThat(Abridged.of("a" + " ".repeat(1_998) + "b")).endsWith("b");
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

    /// Cut to its sentences each would lose its break of a line.
    @ParameterizedTest
    @ValueSource(ints = {20, Abridged.LONGEST - 1, Abridged.LONGEST})
    void aMessageOfFourHundredCodeUnitsKeepsItsLines(int length) {
        String question = "\n\nWhen is it?";
        String message = "x".repeat(length - question.length()) + question;
        assertThat(Abridged.of(message)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {Abridged.LONGEST - 1, Abridged.LONGEST})
    void ofALongOneASentenceStaysThatJustHasRoom(int length) {
        String asked = "Is it " + "so ".repeat(130) + "x".repeat(length - 397) + "?";
        assertThat(Abridged.of("I have a dog. " + asked)).isEqualTo(asked);
    }

    @Test
    void whatIsAHeadingThroughoutIsReadFromItsEnd() {
        assertThat(Abridged.of("# " + "ferry ".repeat(80) + "when does it leave?"))
                .endsWith("ferry when does it leave?")
                .hasSize(Abridged.LONGEST);
    }

    @Test
    void whatHasNoSentencesIsReadFromItsEnd() {
        assertThat(Abridged.of("x".repeat(700) + "😀".repeat(200)))
                .isEqualTo("😀".repeat(Abridged.LONGEST / 2));
        assertThat(Abridged.of("😀".repeat(500) + "x")).hasSize(Abridged.LONGEST - 1);
    }
}
