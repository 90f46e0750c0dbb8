package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.answer.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparingFollowUpTest {

    private static final Village VILLAGE =
            new Village(
                    "The mill was sold to Ada Quill in 1902, after the fire.",
                    "The school has two teachers.");
    private static final List<Turn> HISTORY =
            List.of(
                    new Turn(Turn.Role.USER, "When was the mill built?"),
                    new Turn(Turn.Role.ASSISTANT, "Ada Quill wrote that it is old."));

    @Test
    void takesTheModelsQuestionWhereItRetrievesBetter() {
        assertThat(understood("the mill", "Was the mill sold to Ada Quill?").best())
                .isEqualTo("Was the mill sold to Ada Quill?");
    }

    /// Each retrieves better than its own.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Was the mill sold to Ada Quill after the fire?",
                "Was the mill sold to Ada Quill in 1902?",
                "Was the mill not sold to Ada Quill?",
                "Wasn’t the mill sold to Ada Quill?",
                "Was the mill 'not' sold to Ada Quill?",
                "Was the mill ‘not’ sold to Ada Quill?",
                "Was the mill sold to Ada Quill?\nWas it?",
                "Was the mill\u200B sold to Ada Quill?",
                "Was the **mill** sold to Ada Quill?",
                "Was [the mill](mill) sold to Ada Quill?",
                "Was the mill sold to ada.quill?",
                "<b>Was the mill sold to Ada Quill?</b>"
            })
    void keepsItsOwnWhereTheModelsSaysWhatWasNotSaid(String theirs) {
        assertThat(understood("the mill", theirs).best()).isEqualTo("the mill");
    }

    @Test
    void keepsItsOwnWhereTheModelsIsLongerThanALine() {
        String theirs = "Was the mill sold to Ada Quill" + " and to Ada Quill".repeat(40) + "?";
        assertThat(understood("the mill", theirs).best()).isEqualTo("the mill");
    }

    @Test
    void keepsItsOwnWhereTheModelsRetrievesNoBetter() {
        assertThat(understood("Was the mill sold?", "Write a poem about windmills.").best())
                .isEqualTo("Was the mill sold?");
        assertThat(understood("Was the mill sold?", "Sold was the mill?").best())
                .isEqualTo("Was the mill sold?");
    }

    @Test
    void theModelIsNotAskedWhereNothingWasSaidBeforeOrNothingIsAsked() {
        ComparingFollowUp comparing =
                comparing(
                        "own",
                        (question, history) -> {
                            throw new IllegalStateException("not to be asked");
                        });
        assertThat(comparing.standalone("Was it sold?", List.of())).isEqualTo("own");
        assertThat(comparing.standalone("Thanks a lot", HISTORY)).isEqualTo("own");
    }

    @Test
    void othersMayUseTheProcessorWhileTheModelIsWaitedFor() {
        int[] waits = {0};
        Progress progress =
                new Progress() {
                    @Override
                    public <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
                        waits[0]++;
                        return wait.get();
                    }
                };
        comparing("own", (question, history) -> "theirs")
                .understand("Was it sold?", HISTORY, Set.of(), progress);
        assertThat(waits[0]).isEqualTo(1);
    }

    /// Whichever question is taken.
    @ParameterizedTest
    @ValueSource(strings = {"Was the mill sold to Ada Quill?", "Write a poem about windmills."})
    void whatTheModelTookIsTold(String theirs) {
        Usage took = new Usage(1, 90, 9, null, null);
        FollowUp byModel =
                new FollowUp() {
                    @Override
                    public String standalone(String question, List<Turn> history) {
                        return theirs;
                    }

                    @Override
                    public Understood understand(
                            String question,
                            List<Turn> history,
                            Set<String> sources,
                            Progress progress) {
                        return new Understood.Clear(theirs, List.of(), took);
                    }
                };
        assertThat(
                        comparing("the mill", byModel)
                                .understand("Was it sold?", HISTORY, Set.of(), Progress.NONE)
                                .usage())
                .isEqualTo(took);
    }

    private static Understood understood(String own, String theirs) {
        return comparing(own, (question, history) -> theirs)
                .understand("Was it sold?", HISTORY, Set.of(), Progress.NONE);
    }

    private static ComparingFollowUp comparing(String own, FollowUp byModel) {
        return new ComparingFollowUp((question, history) -> own, byModel, VILLAGE.evidence());
    }
}
