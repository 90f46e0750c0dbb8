package dev.sourcebound.answer;

import static dev.sourcebound.answer.Sources.BRIDGE;
import static dev.sourcebound.answer.Sources.CANAL;
import static dev.sourcebound.answer.Sources.MILL;
import static dev.sourcebound.answer.Sources.REPORT;
import static dev.sourcebound.answer.Sources.reading;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.Reply.Answer;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import dev.sourcebound.answer.Written.Fallback;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.language.Languages;
import dev.sourcebound.reading.ClaimJudge;
import dev.sourcebound.reading.ClaimReading;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Stance;
import dev.sourcebound.reading.Support;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundedAnswererTest {

    private static final Provenance PROVENANCE = new Provenance("e", "r", "w", "f");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private double known = 1;
    private ClaimJudge judge = Sources::judge;
    private final List<Claim> told = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final List<Told> alreadyTold = new ArrayList<>();

    @Test
    void answersWithWhatWasReadAndCitesIt() {
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built?",
                                List.of(reading(MILL, 0, 0.9), reading(BRIDGE, 0, 0.8)),
                                new ExtractiveWriter(),
                                2.0);
        assertThat(answer.text())
                .isEqualTo("The mill was built in 1810.\n\nThe bridge is older than the mill.");
        assertThat(answer.citations())
                .extracting(Citation::sourceId)
                .containsExactly("mill", "bridge");
        assertThat(answer.citations())
                .allSatisfy(c ->
                        assertThat(Sources.CORPUS.find(c.sourceId()).orElseThrow().slice(c.span()))
                                .isEqualTo(c.quote()));
        assertThat(told).isEqualTo(answer.claims());
        assertThat(
                        registry.counter(
                                        "sourcebound.replies",
                                        "outcome",
                                        "answered",
                                        "reason",
                                        "none")
                                .count())
                .isEqualTo(1);
    }

    /// Whoever shows an answer as it is made has its text in the end.
    @Test
    void tellsEachStepAsItIsTakenAndAllOfTheText() {
        Draft invented = new Draft("It was arson.", List.of(), new Support(1));
        Reply reply =
                ask(
                        "When was the mill built?",
                        List.of(reading(MILL, 0, 0.9), reading(MILL, 1, 0.8)),
                        writing(
                                Written.WHOLE,
                                quoting("The mill was built in 1810."),
                                invented,
                                quoting("It stands empty.")),
                        2.0);
        assertThat(steps)
                .containsExactly(
                        "searching",
                        "found mill#000000",
                        "read 0.9 0.8",
                        "The mill was built in 1810.",
                        "dropped NO_EXCERPT 13",
                        "\n\n",
                        "It stands empty.");
        assertThat(reply.text()).isEqualTo("The mill was built in 1810.\n\nIt stands empty.");
    }

    @Test
    void countsClaimsAndWithWhatSupportAQuestionIsRead() {
        ask(
                "When was the mill built, and what happened to it?",
                asked -> List.of(reading(MILL, 0, asked.contains("what") ? 0.9 : 0.7)),
                lying(quoting("The mill was built in 1810."), quoting("It stands empty.")),
                2.0);
        assertThat(registry.get("sourcebound.support").summary().count()).isEqualTo(1);
        assertThat(registry.get("sourcebound.support").summary().max()).isEqualTo(0.9);
        assertThat(registry.counter("sourcebound.grounding.passed").count()).isEqualTo(2);
    }

    /// Sentences that were written to follow each other are one paragraph.
    @ParameterizedTest
    @CsvSource({
        "In 1810 the mill was built., Twice it burned down., ' '",
        "In 1810 the mill was built., It burned down twice., '\n\n'",
        "The mill was built in 1810., Twice it burned down., '\n\n'",
        "The mill was built in 1810., It stands empty., '\n\n'"
    })
    void anExcerptStandsApartAndWrittenSentencesFollowEachOther(
            String first, String second, String between) {
        Excerpt mill = Sources.excerpt(MILL, MILL.text());
        Draft one = new Draft(first, List.of(mill), new Support(0.9));
        Draft other = new Draft(second, List.of(mill), new Support(0.9));
        Reply reply =
                ask("What of the mill?", List.of(reading(MILL, 0, 0.9)), lying(one, other), 2.0);
        assertThat(reply.text()).isEqualTo(first + between + second);
    }

    @Test
    void aWriterIsToldWhoAsksAndHowToWait() {
        List<String> seen = new ArrayList<>();
        Writer slow =
                new Writer() {
                    @Override
                    public Written write(Question question, List<Reading> readings, Editor editor) {
                        seen.add(editor.caller().name());
                        seen.add(editor.waiting(() -> "written", () -> Duration.ZERO));
                        editor.submit(quoting("It stands empty."));
                        return Written.WHOLE;
                    }

                    @Override
                    public String label() {
                        return "slow";
                    }
                };
        ask("What of the mill?", List.of(reading(MILL, 2, 0.9)), slow, 2.0);
        assertThat(seen).containsExactly("shop", "written");
        assertThat(steps).contains("waiting");
    }

    @Test
    void whatIsTriedUncountedIsAnsweredWithoutAWriterAndCountedNowhere() {
        Writer model = lying(new Draft("It was arson.", List.of(), new Support(1)));
        GroundedAnswerer counted = answerer(_ -> List.of(reading(MILL, 0, 0.9)), model, 2.0);
        Reply reply =
                counted.uncounted()
                        .answer(
                                new Question("When was the mill built?", Set.of()),
                                Answerer.Progress.NONE);
        assertThat(reply.text()).isEqualTo("The mill was built in 1810.");
        assertThat(reply.provenance().writer()).isEqualTo("extractive");
        assertThat(registry.getMeters())
                .allSatisfy(meter ->
                        assertThat(meter.measure())
                                .allSatisfy(measured -> assertThat(measured.getValue()).isZero()));
    }

    @ParameterizedTest
    @CsvSource({"NO, No.", "YES, Yes."})
    void saysYesOrNoBeforeAnExcerptThatIsSureToSayIt(Stance stance, String word) {
        Reading older = reading(BRIDGE, 0, 0.9).with(stance);
        assertThat(
                        ask(
                                        "Is the bridge younger than the mill?",
                                        List.of(older, reading(MILL, 0, 0.8)),
                                        new ExtractiveWriter(),
                                        2.0)
                                .text())
                .startsWith(word + " The bridge is older than the mill.");
        assertThat(told.getFirst().text()).isEqualTo("The bridge is older than the mill.");
    }

    @Test
    void saysNoYesToOneOfTwoParts() {
        Reading built = reading(MILL, 0, 0.9).with(Stance.YES);
        assertThat(
                        ask(
                                        "Was the mill built in 1810, and who paid for it?",
                                        List.of(built),
                                        new ExtractiveWriter(),
                                        2.0)
                                .text())
                .isEqualTo("The mill was built in 1810.");
    }

    @Test
    void meetsAWrongPremiseWithWhatDeniesItAndSaysSo() {
        Reading empty = reading(MILL, 2, 0.9).with(Stance.WRONG_PREMISE);
        Answer answer =
                (Answer)
                        ask(
                                "Who lives in the mill?",
                                List.of(empty, reading(MILL, 0, 0.8)),
                                new ExtractiveWriter(),
                                2.0);
        assertThat(answer.text()).isEqualTo("It stands empty.");
        assertThat(answer.notes())
                .containsExactly(
                        new Reply.Note(
                                Reply.Note.Kind.FALSE_PREMISE,
                                "The question takes something for granted that the sources put otherwise."));
    }

    @Test
    void answersThePartsThatItCanAndNamesTheRest() {
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built, and who paid for it?",
                                asked ->
                                        List.of(
                                                reading(
                                                        MILL,
                                                        0,
                                                        asked.contains("who") ? 0.2 : 0.9)),
                                new ExtractiveWriter(),
                                2.0);
        assertThat(answer.text()).isEqualTo("The mill was built in 1810.");
        assertThat(answer.notes())
                .containsExactly(
                        new Reply.Note(
                                Reply.Note.Kind.PARTLY_ANSWERED,
                                "The sources do not answer this part: “who paid for it?”"));
    }

    @Test
    void answersEveryPartAndSaysWhatTwoShareOnce() {
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built, and what happened to it?",
                                asked ->
                                        asked.contains("what")
                                                ? List.of(
                                                        reading(MILL, 2, 0.9),
                                                        reading(MILL, 0, 0.8))
                                                : List.of(reading(MILL, 0, 0.7)),
                                new ExtractiveWriter(),
                                2.0);
        assertThat(answer.claims())
                .extracting(Claim::text)
                .containsExactly("The mill was built in 1810.", "It stands empty.");
        assertThat(answer.notes()).isEmpty();
    }

    @Test
    void aFurtherPartIsReadAsItStandsTooWhereSomePartIsAnswered() {
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built, and how old is the bridge?",
                                asked -> secondAlone(asked, "how old is the bridge?", 0.9),
                                new ExtractiveWriter(),
                                2.0);
        assertThat(answer.citations())
                .extracting(Citation::sourceId)
                .containsExactly("mill", "bridge");
        assertThat(answer.notes()).isEmpty();
    }

    @Test
    void aPartThatPointsBackIsReadBehindItsTopicOnly() {
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built, and how old is it?",
                                asked -> secondAlone(asked, "how old is it?", 0.9),
                                new ExtractiveWriter(),
                                2.0);
        assertThat(answer.citations()).extracting(Citation::sourceId).containsExactly("mill");
        assertThat(answer.notes())
                .extracting(Reply.Note::kind)
                .containsExactly(Reply.Note.Kind.PARTLY_ANSWERED);
    }

    @Test
    void aFurtherPartAloneDoesNotStandInForTheWholeQuestion() {
        assertThat(
                        reason(
                                ask(
                                        "When was the mill built, and how old is the bridge?",
                                        asked -> secondAlone(asked, "how old is the bridge?", 0.2),
                                        new ExtractiveWriter(),
                                        2.0)))
                .isEqualTo(Reason.NOT_ANSWERED);
    }

    /// What is told around a question may be part of it or not: what is read with more support
    /// holds.
    @ParameterizedTest
    @CsvSource({"0.6, bridge", "0.5, mill", "0.4, mill"})
    void aQuestionIsReadWithoutWhatIsToldAroundItToo(double alone, String cited) {
        Answer answer =
                (Answer)
                        ask(
                                "I am new here. How old is the bridge?",
                                asked ->
                                        List.of(
                                                asked.startsWith("I am new")
                                                        ? reading(MILL, 0, 0.5)
                                                        : reading(BRIDGE, 0, alone)),
                                new ExtractiveWriter(),
                                2.0);
        assertThat(answer.citations()).extracting(Citation::sourceId).containsExactly(cited);
    }

    @Test
    void aQuestionMayBeAnsweredOnlyWithoutWhatIsToldAroundIt() {
        assertThat(
                        ask(
                                "I am new here. How old is the bridge?",
                                asked ->
                                        List.of(
                                                reading(
                                                        BRIDGE,
                                                        0,
                                                        asked.startsWith("I am new") ? 0.4 : 0.8)),
                                new ExtractiveWriter(),
                                2.0))
                .isInstanceOf(Answer.class);
    }

    /// The mill for the first part, with some support; the bridge for the second where that is
    /// asked alone; else nothing that is enough.
    private static List<Reading> secondAlone(String asked, String second, double first) {
        if (asked.equals(second)) {
            return List.of(reading(BRIDGE, 0, 0.8));
        }
        return List.of(reading(MILL, 0, asked.startsWith("When") ? first : 0.1));
    }

    @Test
    void whatOnlySaysAgainWhatWasToldAnswersNothing() {
        Reading again = reading(MILL, 0, 0.9, "1810");
        Told told = new Told("mill", again.answer());
        assertThat(reason(askAfter(told, List.of(again)))).isEqualTo(Reason.NOT_ANSWERED);
        assertThat(askAfter(told, List.of(again, reading(MILL, 0, 0.8, "mill was built"))))
                .isInstanceOf(Answer.class);
        assertThat(askAfter(new Told("bridge", told.span()), List.of(again)))
                .isInstanceOf(Answer.class);
    }

    @Test
    void showsBothSourcesAndSaysSoWhereTheyDiffer() {
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built?",
                                asked ->
                                        List.of(
                                                reading(MILL, 0, 0.9, "1810"),
                                                reading(REPORT, 0, 0.8, "1820")),
                                new ExtractiveWriter(),
                                2.0);
        assertThat(answer.citations())
                .extracting(Citation::sourceId)
                .containsExactly("mill", "report");
        assertThat(answer.notes())
                .containsExactly(
                        new Reply.Note(
                                Reply.Note.Kind.SOURCES_DIFFER,
                                "The sources differ here: “1810” in one, “1820” in another."));
    }

    @Test
    void figuresOfTwoThingsAreNoDifference() {
        Answer answer =
                (Answer)
                        ask(
                                "When was it built?",
                                asked ->
                                        List.of(
                                                reading(MILL, 0, 0.9, "1810"),
                                                reading(CANAL, 0, 0.8, "1820")),
                                new ExtractiveWriter(),
                                2.0);
        assertThat(answer.notes()).isEmpty();
    }

    @Test
    void refusesWhereNoPartIsAnswered() {
        Reply reply =
                ask(
                        "Who owned the mill, and what did it cost?",
                        List.of(reading(MILL, 0, 0.2)),
                        new ExtractiveWriter(),
                        2.0);
        assertThat(reason(reply)).isEqualTo(Reason.NOT_ANSWERED);
    }

    @Test
    void refusesWhereSupportIsTooLow() {
        Reply reply =
                ask(
                        "Who owned the mill?",
                        List.of(reading(MILL, 0, 0.2)),
                        new ExtractiveWriter(),
                        2.0);
        assertThat(reason(reply)).isEqualTo(Reason.NOT_ANSWERED);
        assertThat(told).isEmpty();
        assertThat(refusals("not_answered")).isEqualTo(1);
    }

    @Test
    void aQuestionIsReadWhereAThirdOfItIsKnown() {
        known = 1.0 / 3;
        assertThat(ask("qwzx built", List.of(reading(MILL, 0, 0.95)), new ExtractiveWriter(), 2.0))
                .isInstanceOf(Answer.class);
    }

    @Test
    void whatIsHardlyWordsIsNotReadAtAll() {
        known = 0.3;
        Reply reply =
                ask(
                        "qwzx vbnk built",
                        List.of(reading(MILL, 0, 0.95)),
                        new ExtractiveWriter(),
                        2.0);
        assertThat(reason(reply)).isEqualTo(Reason.NOT_ANSWERED);
        assertThat(told).isEmpty();
    }

    @Test
    void saysThatNothingWasFoundWhereNoPassageSharesAWord() {
        Reply reply =
                ask(
                        "Who won the lottery?",
                        List.of(reading(MILL, 0, 0.2)),
                        new ExtractiveWriter(),
                        0.0);
        assertThat(reason(reply)).isEqualTo(Reason.NOTHING_RETRIEVED);
    }

    @Test
    void refusesWhatALyingWriterSaysAndCountsIt() {
        Writer liar =
                lying(
                        new Draft(
                                "The mill was built in 1710.",
                                List.of(
                                        new Excerpt(
                                                "mill",
                                                "sha256:mill",
                                                new Span(0, 27),
                                                "The mill was built in 1710.",
                                                null)),
                                new Support(1)));
        Reply reply = ask("When was the mill built?", List.of(reading(MILL, 0, 0.9)), liar, 2.0);
        assertThat(reason(reply)).isEqualTo(Reason.UNGROUNDED);
        assertThat(told).isEmpty();
        assertThat(
                        registry.counter(
                                        "sourcebound.grounding.failures", "failure", "not_verbatim")
                                .count())
                .isEqualTo(1);
    }

    @Test
    void showsTheTruePartOfWhatAWriterSays() {
        Draft honest =
                new Draft(
                        "It burned down twice.",
                        List.of(Sources.excerpt(MILL, "It burned down twice.")),
                        new Support(0.9));
        Draft invented = new Draft("It was arson.", List.of(), new Support(1));
        Answer answer =
                (Answer)
                        ask(
                                "What happened to the mill?",
                                List.of(reading(MILL, 1, 0.9)),
                                lying(invented, honest),
                                2.0);
        assertThat(answer.text()).isEqualTo("It burned down twice.");
    }

    @Test
    void citesAnExcerptOnceWhereTwoClaimsStandOnIt() {
        Draft draft =
                new Draft(
                        "It burned down twice.",
                        List.of(Sources.excerpt(MILL, "It burned down twice.")),
                        new Support(0.9));
        Answer answer =
                (Answer)
                        ask(
                                "What happened?",
                                List.of(reading(MILL, 1, 0.9)),
                                lying(draft, draft),
                                2.0);
        assertThat(answer.citations()).hasSize(1);
        assertThat(answer.claims()).allSatisfy(c -> assertThat(c.citations()).containsExactly(0));
    }

    @Test
    void excerptsStandInWhereAWriterFails() {
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built?",
                                List.of(reading(MILL, 0, 0.9), reading(BRIDGE, 0, 0.8)),
                                failing(Fallback.MODEL_TIMEOUT),
                                2.0);
        assertThat(answer.claims())
                .extracting(Claim::text)
                .containsExactly(
                        "The mill was built in 1810.", "The bridge is older than the mill.");
        assertThat(answer.provenance().writer()).isEqualTo("extractive");
        assertThat(answer.provenance().fallback()).isEqualTo(Fallback.MODEL_TIMEOUT);
    }

    @Test
    void theBestExcerptFollowsWhatAWriterSaidBesideIt() {
        Draft beside =
                new Draft(
                        "It stands empty.",
                        List.of(Sources.excerpt(MILL, "It stands empty.")),
                        new Support(0.9));
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built?",
                                List.of(reading(MILL, 0, 0.9), reading(BRIDGE, 0, 0.8)),
                                failing(Fallback.MODEL_CUT_OFF, beside),
                                2.0);
        assertThat(answer.claims())
                .extracting(Claim::text)
                .containsExactly("It stands empty.", "The mill was built in 1810.");
        assertThat(answer.provenance().writer()).isEqualTo("liar");
    }

    @Test
    void theBestExcerptOfAPartFollowsWhereAWriterLeftThePartOut() {
        Draft built =
                new Draft(
                        "The mill was built in 1810.",
                        List.of(Sources.excerpt(MILL, "The mill was built in 1810.")),
                        new Support(0.9));
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built, and what is older than the mill?",
                                asked ->
                                        asked.contains("older")
                                                ? List.of(
                                                        reading(BRIDGE, 0, 0.9),
                                                        reading(MILL, 2, 0.8))
                                                : List.of(reading(MILL, 0, 0.95)),
                                failing(Fallback.UNGROUNDED, built),
                                2.0);
        assertThat(answer.claims())
                .extracting(Claim::text)
                .containsExactly(
                        "The mill was built in 1810.", "The bridge is older than the mill.");
        assertThat(answer.notes()).isEmpty();
    }

    /// What stands around its evidence is cited too, for the year.
    @Test
    void whatABestExcerptOnlyStandsBesideDoesNotAnswer() {
        Excerpt burned = Sources.excerpt(MILL, "It burned down twice.");
        judge =
                (_, _) ->
                        new ClaimReading(ClaimVerdict.SUPPORTED, new Support(0.9), List.of(burned));
        Draft beside = new Draft("What was of 1810 burned.", List.of(burned), new Support(0));
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built?",
                                List.of(reading(MILL, 0, 0.9)),
                                failing(Fallback.UNGROUNDED, beside),
                                2.0);
        assertThat(answer.claims())
                .extracting(Claim::text)
                .containsExactly(beside.text(), "The mill was built in 1810.");
    }

    @Test
    void nothingIsAddedWhereTheBestExcerptIsCited() {
        Draft reworded =
                new Draft(
                        "In 1810 the mill was built.",
                        List.of(Sources.excerpt(MILL, "The mill was built in 1810.")),
                        new Support(0));
        Answer answer =
                (Answer)
                        ask(
                                "When was the mill built?",
                                List.of(reading(MILL, 0, 0.9), reading(BRIDGE, 0, 0.8)),
                                failing(Fallback.MODEL_CUT_OFF, reworded),
                                2.0);
        assertThat(answer.text()).isEqualTo("In 1810 the mill was built.");
    }

    @Test
    void aWriterIsNotAskedWhereTheReaderAbstains() {
        Writer eager =
                new Writer() {
                    @Override
                    public Written write(Question question, List<Reading> readings, Editor editor) {
                        throw new IllegalStateException("asked without support");
                    }

                    @Override
                    public String label() {
                        return "eager";
                    }
                };
        Reply reply = ask("Who owned the mill?", List.of(reading(MILL, 0, 0.2)), eager, 2.0);
        assertThat(reason(reply)).isEqualTo(Reason.NOT_ANSWERED);
    }

    @Test
    void answersGreetingsWithoutSearching() {
        Reply reply = ask("Hello!", List.of(), new ExtractiveWriter(), 2.0);
        assertThat(reason(reply)).isEqualTo(Reason.SMALL_TALK);
        assertThat(reply.text()).contains("“The bridge”", "“The mill”", "3 sources");
        assertThat(steps).isEmpty();
        assertThat(refusals("small_talk")).isEqualTo(1);
    }

    @Test
    void saysThatMarksAloneAreNoQuestion() {
        assertThat(reason(ask("?!", List.of(), new ExtractiveWriter(), 2.0)))
                .isEqualTo(Reason.UNCLEAR_QUESTION);
    }

    @Test
    void saysThatItDoesNotReadAnotherScript() {
        assertThat(reason(ask("Когда построили мельницу?", List.of(), new ExtractiveWriter(), 0.0)))
                .isEqualTo(Reason.UNSUPPORTED_LANGUAGE);
    }

    private Reply ask(String question, List<Reading> readings, Writer writer, double bm25) {
        return ask(question, asked -> readings, writer, bm25);
    }

    private Reply ask(
            String question, Function<String, List<Reading>> readings, Writer writer, double bm25) {
        return answerer(readings, writer, bm25)
                .answer(new Question(question, question, Set.of(), alreadyTold), new Noted());
    }

    private GroundedAnswerer answerer(
            Function<String, List<Reading>> readings, Writer writer, double bm25) {
        PassageReader reader =
                new PassageReader() {
                    @Override
                    public List<Reading> read(String asked, List<Passage> passages) {
                        return readings.apply(asked);
                    }

                    @Override
                    public String label() {
                        return "scripted";
                    }
                };
        return new GroundedAnswerer(
                new Refusals(
                        Sources.CORPUS,
                        new PlainWords(),
                        new Languages(Sources.CORPUS),
                        new Suggestions()),
                spelling(),
                QuestionParts::of,
                new OneHit(bm25),
                reader,
                new AbstentionPolicy(0.5, 0.5, 0),
                writer,
                new GroundingCheck(Sources.CORPUS, new PlainWords(), judge),
                new CitationMaker(Sources.CORPUS),
                () -> PROVENANCE,
                new AnswerMetrics(registry));
    }

    private final class Noted implements Answerer.Progress {

        @Override
        public void searching() {
            steps.add("searching");
        }

        @Override
        public void gap(String gap) {
            steps.add(gap);
        }

        @Override
        public void found(List<Hit> hits) {
            steps.add(
                    hits.stream()
                            .map(hit -> hit.passage().id())
                            .collect(joining(" ", "found ", "")));
        }

        @Override
        public void read(List<Reading> readings) {
            steps.add(
                    readings.stream()
                            .map(reading -> "" + reading.support().probability())
                            .collect(joining(" ", "read ", "")));
        }

        @Override
        public void claim(Claim claim, List<Citation> newCitations) {
            told.add(claim);
            steps.add(claim.text());
        }

        @Override
        public void dropped(Failure failure, int length) {
            steps.add("dropped " + failure + " " + length);
        }

        @Override
        public Caller caller() {
            return new Caller("shop");
        }

        @Override
        public <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
            steps.add("waiting");
            return wait.get();
        }
    }

    private double refusals(String reason) {
        return registry.counter("sourcebound.replies", "outcome", "refused", "reason", reason)
                .count();
    }

    private static Draft quoting(String sentence) {
        return new Draft(sentence, List.of(Sources.excerpt(MILL, sentence)), new Support(0.9));
    }

    private Spelling spelling() {
        return new Spelling() {
            @Override
            public String corrected(String text) {
                return text;
            }

            @Override
            public double known(String text) {
                return known;
            }
        };
    }

    private Reply askAfter(Told before, List<Reading> readings) {
        alreadyTold.clear();
        alreadyTold.add(before);
        return ask("And which year?", readings, new ExtractiveWriter(), 2.0);
    }

    private static Reason reason(Reply reply) {
        return ((Refusal) reply).reason();
    }

    private static Writer lying(Draft... drafts) {
        return writing(Written.WHOLE, drafts);
    }

    private static Writer failing(Fallback fallback, Draft... drafts) {
        return writing(new Written(fallback, null), drafts);
    }

    private static Writer writing(Written end, Draft... drafts) {
        return new Writer() {
            @Override
            public Written write(Question question, List<Reading> readings, Editor editor) {
                List.of(drafts).forEach(editor::submit);
                return end;
            }

            @Override
            public String label() {
                return "liar";
            }
        };
    }

    /// Finds the mill, with a given BM25.
    private record OneHit(double bm25) implements Retriever {

        @Override
        public List<Hit> retrieve(String question, int k, Set<String> sources) {
            return List.of(new Hit(Sources.passage(MILL), 1, new Hit.Signals(bm25, 1, 0.5, 1)));
        }
    }
}
