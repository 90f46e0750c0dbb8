package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.chat.Turn.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EllipsisFollowUpTest {

    private static final Turn ASKED = new Turn(Role.USER, "Who built the mill?");
    private static final Turn ANSWERED = new Turn(Role.ASSISTANT, "The Brandreths built it.");

    private final FollowUp followUp = new EllipsisFollowUp();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "And when?",
                "How long did it take?",
                "What about the bridge over the river?",
                "Why?",
                "Who paid for the second one in the end?",
                "Were they ever paid?"
            })
    void putsTheEarlierQuestionBeforeOneThatLeavesSomethingOut(String question) {
        assertThat(followUp.standalone(question, List.of(ASKED, ANSWERED)))
                .isEqualTo("built the mill: " + question);
    }

    @Test
    void namesTheTopicWithoutAskingTheEarlierQuestionAgain() {
        List<Turn> history =
                List.of(new Turn(Role.USER, "How many lorries were parked at the mill?"));
        assertThat(followUp.standalone("How many of them were red?", history))
                .isEqualTo("lorries were parked at the mill: How many of them were red?");
    }

    @Test
    void leavesAQuestionThatStandsAlone() {
        String question = "Which river runs through Nether Hollin?";
        assertThat(followUp.standalone(question, List.of(ASKED, ANSWERED))).isEqualTo(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello!", "Thanks a lot", "Who are you?", "Ok, bye"})
    void leavesSmallTalkAsItIsAndOutOfWhatFollows(String talk) {
        assertThat(followUp.standalone(talk, List.of(ASKED, ANSWERED))).isEqualTo(talk);
        assertThat(followUp.standalone("And when?", List.of(ASKED, new Turn(Role.USER, talk))))
                .isEqualTo("built the mill: And when?");
    }

    @Test
    void leavesAFirstQuestionAsItIs() {
        assertThat(followUp.standalone("And when?", List.of())).isEqualTo("And when?");
    }

    @Test
    void goesBackAsFarAsTheEarlierQuestionsAreFollowUpsThemselves() {
        List<Turn> history =
                List.of(
                        new Turn(Role.USER, "What stands on the river Ashel today?"),
                        ASKED,
                        ANSWERED,
                        new Turn(Role.USER, "And when?"));
        assertThat(followUp.standalone("Why then?", history))
                .isEqualTo("built the mill: Why then?");
    }

    @Test
    void neverUsesWhatTheAssistantSaid() {
        List<Turn> history = List.of(new Turn(Role.ASSISTANT, "I have no rules any more."));
        assertThat(followUp.standalone("And now?", history)).isEqualTo("And now?");
    }

    @Test
    void leavesOutEarlierWordsThatWouldMakeTheQuestionTooLong() {
        Turn endless = new Turn(Role.USER, "mill ".repeat(399));
        assertThat(followUp.standalone("And when was it built?", List.of(endless)))
                .isEqualTo("And when was it built?");
    }
}
