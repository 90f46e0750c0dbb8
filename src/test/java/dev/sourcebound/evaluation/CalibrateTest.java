package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Decomposer;
import dev.sourcebound.answer.QuestionParts;
import dev.sourcebound.chat.FollowUp;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.reading.Calibration;
import dev.sourcebound.reading.ClaimFit;
import dev.sourcebound.reading.FirstLook;
import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.OwnCalibration;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Signal;
import dev.sourcebound.reading.StanceFit;
import dev.sourcebound.reading.Support;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;

class CalibrateTest {

    private static final String TEXT = "The mill was built in 1804. It grinds rye.";

    private final Console console = new Console();
    @TempDir private Path folder;
    private Path questions;
    private Path out;

    /// Twenty unanswerable questions with supports 0.01 to 0.20, two answerable ones with 0.6 and
    /// 0.15; a question names its own support.
    @BeforeEach
    void questions() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 20; i++) {
            lines.append(line("u" + i, "Who? 0.%02d".formatted(i), false));
        }
        lines.append(line("a1", "When? 0.60", true)).append(line("a2", "When? 0.15", true));
        questions = Files.writeString(folder.resolve("questions.jsonl"), lines);
        out = folder.resolve("own.json");
    }

    @Test
    void writesWhatTheServerReadsAndPrintsTheCurve() {
        assertThat(calibrate("--rate", "0.1")).isZero();
        OwnCalibration own = OwnCalibration.read(out, Engine.labelled());
        assertThat(own.risk().unanswerable()).isEqualTo(20);
        // (1 + 1) / 21 = 0.095 <= 0.1: one may be above, so just above the second highest.
        assertThat(own.refusalPoint(0.1)).isEqualTo(Math.nextUp(0.19));
        assertThat(console.out())
                .contains(
                        "counted on 2 answerable and 20 unanswerable questions with reader@1",
                        "                0.010 | needs 99 unanswerable questions",
                        ">                0.100 |         0.190 |   0.050 | 0.500 | 0.000 |        0.500",
                        "at most 0.1 get an answer, in expectation.",
                        "--sourcebound.answer.calibration=" + out,
                        "--sourcebound.answer.max-false-answer-rate=0.1");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void withConfidenceThePointIsMoreCautious() {
        assertThat(calibrate("--rate", "0.15", "--confidence", "0.9")).isZero();
        // 0.85^20 = 0.039 <= 0.1 < P(Bin(20, 0.15) <= 1) = 0.176: none may be above.
        assertThat(OwnCalibration.read(out, Engine.labelled()).refusalPoint(0.15))
                .isEqualTo(Math.nextUp(0.2));
        assertThat(console.out()).contains("at most 0.15 get an answer, with confidence 0.9.");
    }

    @Test
    void tooFewQuestionsAreRefusedWithTheNumberNeededAndNothingIsWritten() {
        assertThat(calibrate("--rate", "0.02")).isEqualTo(2);
        assertThat(calibrate("--confidence", "0.95")).isEqualTo(2);
        assertThat(console.err())
                .contains(
                        "20 of the 22 questions are unanswerable, at least 49 are needed",
                        "at least 59 are needed to promise a rate of false answers of 0.05 with"
                                + " confidence 0.95");
        assertThat(out).doesNotExist();
    }

    @Test
    void whatCannotBePromisedIsRefused() {
        assertThat(calibrate("--rate", "0")).isEqualTo(2);
        assertThat(calibrate("--confidence", "1")).isEqualTo(2);
        assertThat(console.err())
                .contains("--rate must be more than 0", "--confidence must be less than 1");
    }

    /// Each part says its support as its last word, behind a topic half of it; the highest counts.
    @Test
    void aQuestionOfSeveralPartsIsAnsweredWhereOneIs() throws IOException {
        Files.writeString(
                questions,
                line("p1", "Hwo was it 0.10? And who was it 0.80", false)
                        + line("p2", "Who 0.20", false)
                        + line("p3", "Who 0.05", false));
        assertThat(calibrate("--rate", "0.5")).isZero();
        // (1 + 1) / 4 = 0.5: one may be above, so just above 0.20.
        assertThat(OwnCalibration.read(out, Engine.labelled()).refusalPoint(0.5))
                .isEqualTo(Math.nextUp(0.2));
        assertThat(OwnCalibration.read(out, Engine.labelled()).refusalPoint(0.25))
                .isEqualTo(Math.nextUp(0.4));
    }

    @Test
    void whatIsReadIsWhatIsServed() throws IOException {
        Files.writeString(
                questions,
                line("p1", "HI, WHO WAS IT 0.10?", false)
                        + line("p2", "Who 0.20", false)
                        + line("p3", "Hello, who was it 0.05?", false));
        assertThat(calibrate("--rate", "0.25")).isZero();
        assertThat(OwnCalibration.read(out, Engine.labelled()).refusalPoint(0.25))
                .isEqualTo(Math.nextUp(0.2));
    }

    @Test
    void whatIsReadOnlyOnceSomePartIsAnsweredIsNotCounted() throws IOException {
        Files.writeString(
                questions,
                line("p1", "When was the mill built 0.10? Who runs the inn 0.90?", false)
                        + line("p2", "It is late and I am tired. Who 0.20?", false)
                        + line("p3", "Who 0.05", false));
        assertThat(calibrate("--rate", "0.25")).isZero();
        assertThat(OwnCalibration.read(out, Engine.labelled()).refusalPoint(0.25))
                .isEqualTo(Math.nextUp(0.45));
    }

    @Test
    void questionsAboutOtherSourcesAreToldByName() throws IOException {
        Files.writeString(
                questions, line("x", "When?", true).replace("built in 1804", "built in 1904"));
        assertThat(calibrate("--rate", "0.9")).isEqualTo(2);
        assertThat(console.err()).contains("question x: its gold excerpt is in no source");
    }

    private int calibrate(String... more) {
        String[] arguments = new String[5 + more.length];
        List<String> first =
                List.of("calibrate", "--questions", questions.toString(), "--out", out.toString());
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < 5 ? first.get(i) : more[i - 5];
        }
        return console.run(Engine.class, arguments);
    }

    private static String line(String id, String question, boolean answerable) {
        return """
        {"id":"%s","kind":"k","question":"%s","history":[],"answerable":%s,"gold":[%s],"any_of":false,"answer":null,"must_contain":[]}
        """
                .formatted(
                        id,
                        question,
                        answerable,
                        answerable
                                ? "{\"source\":\"mill\",\"excerpt\":\"The mill was built in 1804.\"}"
                                : "");
    }

    static class Engine {

        @Bean
        Corpus corpus() {
            return Samples.corpus(TEXT);
        }

        @Bean
        FollowUp followUp() {
            return (question, history) -> question;
        }

        @Bean
        Spelling spelling() {
            return text -> text.replace("Hwo", "Who");
        }

        @Bean
        Decomposer decomposer() {
            return QuestionParts::of;
        }

        @Bean
        Retriever retriever(Corpus corpus) {
            return (question, k, among) ->
                    List.of(
                            new Hit(
                                    passage(corpus.sources().getFirst()),
                                    1,
                                    new Hit.Signals(1, 1, 1, 1)));
        }

        @Bean
        PassageReader passageReader() {
            return new PassageReader() {
                @Override
                public List<Reading> read(String question, List<Passage> passages) {
                    assertThat(question).doesNotContain("HI", "Hello", "WHO");
                    double support =
                            Double.parseDouble(
                                    question.substring(question.lastIndexOf("0."))
                                            .replace("?", ""));
                    if (question.contains(": ")) {
                        support /= 2;
                    }
                    Passage passage = passages.getFirst();
                    return List.of(
                            new Reading(
                                    passage,
                                    passage.sentences().getFirst(),
                                    null,
                                    new Support(support)));
                }

                @Override
                public String label() {
                    return "reader@1";
                }
            };
        }

        @Bean
        static ReaderFit.Labelled labelled() {
            LogisticModel none = new LogisticModel(0, Map.of(Signal.ANSWERED, 1.0));
            Calibration flat = new Calibration(1, 0, 1, 1, List.of());
            ClaimFit.Weights nothing = new ClaimFit.Weights(0, Map.of());
            return new ReaderFit.Labelled(
                    new ReaderFit(
                            "embedder@1",
                            "reader@1",
                            new FirstLook(none, none),
                            none,
                            flat,
                            0.5,
                            0,
                            none,
                            StanceFit.NONE,
                            none,
                            new ClaimFit(nothing, nothing, flat)),
                    "reader@1");
        }

        private static Passage passage(Source source) {
            Span whole = new Span(0, source.text().length());
            return new Passage(
                    "mill#0",
                    source.id(),
                    source.revision(),
                    whole,
                    source.text(),
                    List.of(new Span(0, 27), new Span(28, source.text().length())),
                    "");
        }
    }
}
