package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionPartsTest {

    @Test
    void aSecondQuestionStandsAfterTheTopicOfTheFirst() {
        assertThat(standalone("When was the mill built, and who paid for it?"))
                .containsExactly("When was the mill built?", "the mill built: who paid for it?");
    }

    @Test
    void aSecondQuestionMayBeginWithAPreposition() {
        assertThat(standalone("How long is the trial, and to whom is it open?"))
                .containsExactly("How long is the trial?", "the trial: to whom is it open?");
    }

    @Test
    void aSecondQuestionMayBeginWithAVerb() {
        assertThat(standalone("Which pump was to be replaced, and was it there in May?"))
                .containsExactly(
                        "Which pump was to be replaced?",
                        "pump was to be replaced: was it there in May?");
    }

    @Test
    void twoQuestionsThatShareAVerbAreBothWhole() {
        assertThat(standalone("How many cars and how many people does she carry?"))
                .containsExactly(
                        "How many cars does she carry?",
                        "cars does she carry: how many people does she carry?");
    }

    @Test
    void aQuestionWithAVerbOfItsOwnBorrowsNone() {
        assertThat(standalone("Who built the old mill at Tarn and how long did it take?"))
                .containsExactly(
                        "Who built the old mill at Tarn?",
                        "built the old mill at Tarn: how long did it take?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When was it built?",
                "When was it built",
                "When was it built ?",
                "When was it built??!  "
            })
    void theMarkAtTheEndIsTheSameHoweverItIsTyped(String typed) {
        assertThat(standalone(typed)).containsExactly("When was it built?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am new here. When does the ferry leave? Have a nice day.",
                "When does the ferry leave? Have a nice day!",
                "When does the ferry leave? I am new here"
            })
    void whatIsToldAroundAQuestionIsPutAside(String message) {
        assertThat(QuestionParts.of(message).getFirst().byItself())
                .hasValue("When does the ferry leave?");
    }

    @Test
    void aTopicIsNotPutAside() {
        assertThat(
                        QuestionParts.of("the ferry: I see. How much is a ticket?")
                                .getFirst()
                                .byItself())
                .hasValue("the ferry: How much is a ticket?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When does the ferry leave?",
                "I have a ticket. Can I return it?",
                "It is late. What then?",
                "I come by bus. How do I get to the ferry from there?",
                "I went home. My aunt is glad",
                "The ferry is late. Nobody says why."
            })
    void whatNeedsTheRestIsNotReadByItself(String message) {
        assertThat(QuestionParts.of(message).getFirst().byItself()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"什么时候开门？", "Is it “late?”", "**Is it late?**"})
    void aMarkThatIsThereIsEnough(String typed) {
        assertThat(standalone(typed)).containsExactly(typed);
    }

    @Test
    void aSentenceKeepsItsFullStop() {
        assertThat(standalone("Tell me when it was built."))
                .containsExactly("Tell me when it was built.");
    }

    @Test
    void twoSentencesAreTwoQuestions() {
        assertThat(standalone("When was it built? And who paid for it?")).hasSize(2);
    }

    @Test
    void fivePartsAreTakenApartAndSixAreNot() {
        String three = "When was it built, and who paid for it, and why was it left?";
        assertThat(standalone(three)).hasSize(3);
        String five = three.replace("?", ", and what became of it, and where did they go?");
        assertThat(standalone(five)).hasSize(5);
        String six = five.replace("?", ", and how long did it last?");
        assertThat(standalone(six)).containsExactly(six);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How and why did it close?",
                "When and where was he born?",
                "Who was the woman who founded the mill, which burned down in 1810?",
                "the mill, the bridge: and what did it cost?",
                "Is there bread and butter?",
                "mill opening hours and prices?",
                "What do you know, and?"
            })
    void whatHasNoSeamIsOneQuestion(String question) {
        assertThat(standalone(question)).containsExactly(question);
    }

    private static List<String> standalone(String question) {
        return QuestionParts.of(question).stream().map(QuestionParts.Part::standalone).toList();
    }
}
