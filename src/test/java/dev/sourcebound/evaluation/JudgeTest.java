package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.evaluation.Observation.Found;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import dev.sourcebound.evaluation.data.Quote;
import dev.sourcebound.evaluation.data.SourceTexts;
import dev.sourcebound.evaluation.measure.Outcome;
import dev.sourcebound.evaluation.measure.Ranking;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
        LabelledQuestion lost = answerable(false, List.of(), GOLD, new Gold("s", "not there"));
        Judge judge = new Judge(List.of(lost, unanswerable()), new SourceTexts(Map.of("s", TEXT)));
        assertThat(judge.judgeable()).containsExactly(unanswerable());
        assertThat(judge.flaws())
                .singleElement()
                .satisfies(flaw ->
                        assertThat(flaw.message())
                                .startsWith(
                                        "question q, field gold[1]: its gold excerpt of 's' (9"
                                                + " characters) is in no such source")
                                .doesNotContain("not there"));
    }

    @Test
    void whatARefusalHeldBackIsJudgedAsIfItHadBeenShown() {
        LabelledQuestion question = answerable(false, List.of(List.of("6")), GOLD);
        assertThat(heldBack(question, "6 it is", quote(2, 12)).bet())
                .isEqualTo(new Outcome.Bet(0.4, true));
        assertThat(heldBack(question, "7 it is", quote(2, 12)).bet())
                .isEqualTo(new Outcome.Bet(0.4, false));
        assertThat(heldBack(unanswerable(), "6 it is", quote(2, 12)).bet())
                .isEqualTo(new Outcome.Bet(0.4, false));
    }

    @Test
    void aPassageIsRelevantWhereItIsTheFirstToCoverHalfOfAnExcerpt() {
        LabelledQuestion both = answerable(false, List.of(), GOLD, LATER);
        // [0, 7) covers half of [2, 12); [0, 12) covers it again; [12, 20) covers [16, 20).
        assertThat(found(both, 7, 12, 20)).isEqualTo(new Ranking(List.of(1, 0, 1), List.of(1, 1)));
        assertThat(found(both, 6)).isEqualTo(new Ranking(List.of(0), List.of(1, 1)));
        assertThat(found(answerable(true, List.of(), GOLD, LATER), 7, 12, 20))
                .isEqualTo(new Ranking(List.of(1, 0, 0), List.of(1)));
        assertThat(found(answerable(true, List.of(), GOLD, LATER), 6))
                .isEqualTo(new Ranking(List.of(0), List.of(1)));
    }

    @Test
    void aQuestionJudgedByDocumentIsRightWhereARelevantOneIsCited() {
        LabelledQuestion question = byDocument(new TreeMap<>(Map.of("s", 2, "t", 0)));
        Judge judge = new Judge(List.of(question), new SourceTexts(Map.of("s", TEXT, "t", "else")));
        Observation cites =
                new Observation(true, "x", List.of(quote(2, 5)), null, "q?", "{}")
                        .with(List.of(new Found("t", 0, 4), new Found("s", 0, 4)));
        Judged judged = judge.judge(question, cites, Duration.ZERO);
        assertThat(judged.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(judged.ranking()).isEqualTo(new Ranking(List.of(0, 2), List.of(2)));
        Observation beside =
                new Observation(true, "x", List.of(new Quote("t", 0, 4, "else")), null, "q?", "{}");
        assertThat(judge.judge(question, beside, Duration.ZERO).verdict()).isEqualTo(Verdict.WRONG);
    }

    private static Judged heldBack(LabelledQuestion question, String text, Quote quote) {
        return judge(
                question,
                new Observation(
                        false,
                        "No.",
                        List.of(),
                        "not_answered",
                        "q?",
                        "{}",
                        null,
                        new Observation.Candidate(0.4, text, List.of(quote)),
                        null,
                        null));
    }

    /// The last passage covers the end of the text, the others its beginning.
    private static Ranking found(LabelledQuestion question, int... ends) {
        List<Found> found =
                Arrays.stream(ends)
                        .mapToObj(end -> new Found("s", end == 20 ? 12 : 0, end))
                        .toList();
        Observation reply =
                new Observation(false, "No.", List.of(), "not_answered", "q?", "{}").with(found);
        return judge(question, reply).ranking();
    }

    private static LabelledQuestion byDocument(SortedMap<String, Integer> relevant) {
        return new LabelledQuestion(
                "q", "k", "q?", List.of(), true, List.of(), true, null, List.of(), List.of(),
                relevant);
    }

    private static Judged judge(LabelledQuestion question, String text, Quote... quotes) {
        return judge(question, new Observation(true, text, List.of(quotes), null, "q?", "{}"));
    }

    private static Judged refusal(LabelledQuestion question) {
        return judge(
                question, new Observation(false, "No.", List.of(), "not_answered", "q?", "{}"));
    }

    private static Judged judge(LabelledQuestion question, Observation reply) {
        return new Judge(List.of(question), new SourceTexts(Map.of("s", TEXT)))
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
