package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each is about a mill that was built in 1804, or about what its question says.
class RewritersTest {

    private static final Background MILL =
            before("When was the mill at Nether Hollin built?", "The mill was built in 1804.");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who owned it? | Who owned mill?",
                "What was its price? | What was mill's price?",
                "Who lives there? | Who lives in Nether Hollin?",
                "How far is the sea from there? | How far is the sea from Nether Hollin?",
                "How high is that mill? | How high is mill?",
                "How did Lorne take it? | How did Lorne take mill?"
            })
    void aPronounStandsForWhatWasSpokenOf(String question, String rewritten) {
        assertThat(texts(new Pointing(), question, MILL)).contains(rewritten);
    }

    @Test
    void aPronounForAPersonStandsForTheNameThatWasTold() {
        Background who =
                before("Who led the inquiry into the Harsk fire?", "Dr. Anselm Keogh led it.");
        assertThat(texts(new Pointing(), "How old was he then?", who))
                .containsExactly("How old was Dr. Anselm Keogh then?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is there a bakery?",
                "Who said that the fire was laid?",
                "Which river runs through the town?",
                "When did Hedda Brask say she would leave?",
                "May a dog stay if it is on a lead?",
                "How many fell in one year?",
                "How many houses are there?"
            })
    void wordsThatOnlyLookLikePronounsPointToNothing(String question) {
        assertThat(new Pointing().rewrites(question, MILL).stream())
                .filteredOn(r -> !question.endsWith("are there?"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "And in 1904? | How many people lived in Tarn in 1904?",
                "What about Lorne? | How many people lived in Lorne in 1900?",
                "and in sheds? | How many people lived in sheds in 1900?",
                "And on the islands? | How many people lived in Tarn in 1900 on the islands?"
            })
    void aFragmentTakesThePlaceOfSomethingOrIsAdded(String fragment, String rewritten) {
        Background before = before("How many people lived in Tarn in 1900?", "Some 400.");
        assertThat(texts(new Continuing(), fragment, before)).contains(rewritten);
    }

    @Test
    void aConditionTakesThePlaceOfTheOneThatWasAskedAbout() {
        Background before = before("What do I pay if the boat leaves late?", "Nothing.");
        assertThat(texts(new Continuing(), "And if fog stops the boat?", before))
                .contains("What do I pay if fog stops the boat?");
    }

    @Test
    void aConditionTakesThePlaceOfNoThing() {
        Background before = before("What do I get if I come an hour late?", "A quarter of it.");
        assertThat(texts(new Continuing(), "And if it's more than two hours?", before))
                .contains("What do I get if it's more than two hours?")
                .noneMatch(text -> text.contains("an if"));
    }

    @Test
    void aYearNeverTakesThePlaceOfAnythingButANumber() {
        Background before = before("How many people lived in Tarn in 1900?", "Some 400.");
        assertThat(texts(new Continuing(), "And in 1904?", before))
                .noneMatch(text -> text.contains("1904 in 1900") || text.contains("in 1904 in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Why?", "why not?", "How so?", "And how come?"})
    void aBareWhyAsksForTheReasonOfWhatWasAsked(String question) {
        Background before = before("Did the council close the mill?", "It did.");
        assertThat(texts(new Continuing(), question, before))
                .contains("Why did the council close the mill?");
    }

    @Test
    void aWholeQuestionIsNoFragment() {
        assertThat(new Continuing().rewrites("And who owned the bridge then?", MILL)).isEmpty();
        assertThat(new Continuing().rewrites("Which river runs through the town?", MILL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What happened in the second one? | What happened in in 1995?",
                "Who paid for the latter? | Who paid for in 2022?",
                "How long was the first? | How long was In 1976?"
            })
    void anOrdinalTakesWhatWasCountedOff(String question, String rewritten) {
        Background before =
                before("In which years did it dry up?", "In 1976, in 1995 and in 2022.");
        assertThat(texts(new CountingOff(), question, before)).containsExactly(rewritten);
    }

    /// "The first keeper" is none of several that were counted off, "the first one kept" is.
    @Test
    void anOrdinalWithOneMayHaveAnyWordBehindIt() {
        Background before = before("Which colours has it?", "It is red or white.");
        assertThat(texts(new CountingOff(), "When was the second one chosen?", before))
                .containsExactly("When was white chosen?");
        assertThat(texts(new CountingOff(), "Who chose the last of these for it?", before))
                .containsExactly("Who chose white for it?");
    }

    @Test
    void whatWasCountedOffMayStandInManyLines() {
        Background before =
                before("What does it cost?", "Adults,\n  children  from\tsix\n and   dogs.");
        assertThat(texts(new CountingOff(), "And the second one?", before))
                .containsExactly("And children from six?");
        assertThat(texts(new CountingOff(), "And the last?", before)).containsExactly("And dogs?");
    }

    @ParameterizedTest
    @CsvSource({
        "And on Sundays?, true",
        "what about the bridge, true",
        "Why?, true",
        "Who else?, true",
        "'For how long, the last time?', true",
        "In which year was the bridge built?, false",
        "bridge toll lorries, false",
        "Who built the bridge?, false"
    })
    void whatBeginsLikeAFollowUpOrLacksItsVerbGoesOn(String message, boolean goesOn) {
        assertThat(Continuing.goesOn(message)).isEqualTo(goesOn);
    }

    /// As the server remembers them, and as a client sends them back.
    @Test
    void theExcerptsOfAReplyCountOffWhatEachSpeaksOf() {
        String one = "Gannet Head is the taller lighthouse of the bay.";
        String other = "Pike Point is a lighthouse of the bay as well.";
        for (List<String> replies : List.of(List.of(one, other), List.of(one + "\n\n" + other))) {
            Background before =
                    new Background(List.of("Which lighthouses stand there?"), replies, List.of());
            assertThat(texts(new CountingOff(), "When was the second one lit?", before))
                    .containsExactly("When was Pike Point lit?");
            assertThat(texts(new CountingOff(), "When was the first one lit?", before))
                    .containsExactly("When was Gannet Head lit?");
        }
    }

    @Test
    void anOrdinalWithANounOrBeyondWhatWasCountedOffTakesNothing() {
        Background before = before("Which colours has it?", "It is red and white.");
        assertThat(new CountingOff().rewrites("Who was the first keeper?", before)).isEmpty();
        assertThat(new CountingOff().rewrites("And the fifth one?", before)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No, I meant the bridge. | When was the bridge at Nether Hollin built?",
                "I meant the bridge, not the mill | When was the bridge at Nether Hollin built?",
                "Sorry, not the mill, but the bridge | When was the bridge at Nether Hollin built?",
                "no, the bridge | When was the bridge at Nether Hollin built?"
            })
    void aCorrectionPutsTheQuestionBeforeRight(String correction, String rewritten) {
        assertThat(texts(new Correcting(), correction, MILL)).contains(rewritten);
    }

    @Test
    void whatIsNoCorrectionIsLeft() {
        assertThat(new Correcting().rewrites("Is there no bridge?", MILL)).isEmpty();
    }

    private static List<String> texts(Rewriter rewriter, String question, Background before) {
        return rewriter.rewrites(question, before).stream().map(Rewrite::text).toList();
    }

    private static Background before(String question, String... replies) {
        return new Background(List.of(question), List.of(replies), List.of());
    }
}
