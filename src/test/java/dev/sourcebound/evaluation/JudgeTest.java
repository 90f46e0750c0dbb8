package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.evaluation.LabelledQuestion.Gold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {

    // "0123456789" twice: the gold is "23456789ab" at [2, 12), ten characters.
    private static final String TEXT = "0123456789abcdefghij";
    private static final Gold GOLD = new Gold("s", "23456789ab");
    private static final Gold LATER = new Gold("s", "ghij");

    @Test
    void isRightWhereHalfOfTheGoldIsCovered() {
        LabelledQuestion question = answerable(false, List.of(), GOLD);
        assertThat(judge(question, "x", quote(7, 20)).verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(judge(question, "x", quote(7, 20)).coverage()).containsExactly(0.5);
        assertThat(judge(question, "x", quote(8, 20)).verdict()).isEqualTo(Verdict.WRONG);
        assertThat(judge(question, "x", quote(8, 20)).coverage()).containsExactly(0.4);
    }

    @Test
    void piecesOfSeveralCitationsAreNotAddedUp() {
        LabelledQuestion question = answerable(false, List.of(), GOLD);
        assertThat(judge(question, "x", quote(2, 6), quote(6, 10)).verdict())
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void allGoldIsNeededUnlessAnyIsEnough() {
        assertThat(judge(answerable(false, List.of(), GOLD, LATER), "x", quote(2, 12)).verdict())
                .isEqualTo(Verdict.WRONG);
        assertThat(
                        judge(
                                        answerable(false, List.of(), GOLD, LATER),
                                        "x",
                                        quote(2, 12),
                                        quote(16, 20))
                                .verdict())
                .isEqualTo(Verdict.RIGHT);
        assertThat(judge(answerable(true, List.of(), GOLD, LATER), "x", quote(2, 12)).verdict())
                .isEqualTo(Verdict.RIGHT);
    }

    @Test
    void theTextMustHoldOneAlternativeOfEachList() {
        LabelledQuestion question =
                answerable(false, List.of(List.of("six", "6"), List.of("ÉTÉ")), GOLD);
        assertThat(judge(question, "SIX in été", quote(2, 12)).verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(judge(question, "6 in May", quote(2, 12)).verdict()).isEqualTo(Verdict.WRONG);
    }

    @Test
    void anAnswerToWhatTheSourcesDoNotSayIsFalseWhateverItCites() {
        assertThat(judge(unanswerable(), "x", quote(2, 12)).verdict())
                .isEqualTo(Verdict.FALSE_ANSWER);
    }

    @Test
    void aRefusalIsRightOrTooMuchByWhatTheSourcesSay() {
        assertThat(refusal(unanswerable()).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(refusal(answerable(false, List.of(), GOLD)).verdict())
                .isEqualTo(Verdict.OVER_REFUSED);
    }

    @Test
    void countsWhatTheCitationsAre() {
        Quote moved = new Quote("s", 0, 4, "ghij");
        Quote invented = new Quote("s", 0, 4, "wxyz");
        assertThat(
                        judge(
                                        answerable(false, List.of(), GOLD),
                                        "x",
                                        quote(2, 12),
                                        quote(0, 2),
                                        moved,
                                        invented)
                                .citations())
                .isEqualTo(new Judged.Citations(4, 2, 3, 1, 10 + 2 + 4));
    }

    @Test
    void tellsWhichQuestionHasGoldThatIsInNoSource() {
        QuestionSet questions =
                new QuestionSet(
                        List.of(answerable(false, List.of(), GOLD, new Gold("s", "not there"))));
        assertThatThrownBy(() -> new Judge(questions, new SourceTexts(Map.of("s", TEXT))))
                .hasMessageStartingWith(
                        "question q: its gold excerpt of 's' (9 characters) is in no such source")
                .hasMessageNotContaining("not there");
    }

    private static Judged judge(LabelledQuestion question, String text, Quote... quotes) {
        return judge(question, new Observation(true, text, List.of(quotes), null, "q?", "{}"));
    }

    private static Judged refusal(LabelledQuestion question) {
        return judge(
                question, new Observation(false, "No.", List.of(), "not_answered", "q?", "{}"));
    }

    private static Judged judge(LabelledQuestion question, Observation reply) {
        return new Judge(new QuestionSet(List.of(question)), new SourceTexts(Map.of("s", TEXT)))
                .judge(question, reply, Duration.ofMillis(3));
    }

    private static Quote quote(int start, int end) {
        return new Quote("s", start, end, TEXT.substring(start, end));
    }

    private static LabelledQuestion answerable(
            boolean anyOf, List<List<String>> mustContain, Gold... gold) {
        return new LabelledQuestion(
                "q", "k", "q?", List.of(), true, List.of(gold), anyOf, null, mustContain);
    }

    private static LabelledQuestion unanswerable() {
        return new LabelledQuestion(
                "q", "k", "q?", List.of(), false, List.of(), false, null, List.of());
    }
}
