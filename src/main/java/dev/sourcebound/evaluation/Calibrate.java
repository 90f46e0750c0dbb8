package dev.sourcebound.evaluation;

import dev.sourcebound.answer.Decomposer;
import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.answer.QuestionParts;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.FollowUp;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.reading.Calibration.RiskPoint;
import dev.sourcebound.reading.OwnCalibration;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.Promise;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.RiskCurve;
import dev.sourcebound.reading.RiskCurve.Outcome;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/// Counts on an operator's own labelled questions where to refuse, so that a stated rate of false
/// answers is promised for further questions like them, and writes the file that the server reads.
final class Calibrate implements Command {

    private static final Option QUESTIONS =
            new Option("questions", "FILE", "labelled questions, one JSON object a line");
    private static final Option CORPUS =
            new Option("corpus", "FOLDER", "the documents that the questions are about");
    private static final Option RATE =
            new Option("rate", "SHARE", "of unanswerable questions that may be answered; 0.05");
    private static final Option CONFIDENCE =
            new Option("confidence", "SHARE", "that the rate is kept; without: in expectation");
    private static final Option OUT = new Option("out", "FILE", "where the calibration is written");

    private static final double USUAL_RATE = 0.05;

    /// For which rates the point is told, beside the one that is asked for.
    private static final double[] RATES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3};

    @Override
    public String name() {
        return "calibrate";
    }

    @Override
    public String summary() {
        return "finds where to refuse for a rate of false answers, on your own labelled questions";
    }

    @Override
    public List<Option> options() {
        return List.of(QUESTIONS, CORPUS, RATE, CONFIDENCE, OUT);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        Path questions = options.requiredPath(QUESTIONS);
        Path target = options.requiredPath(OUT);
        Promise promise = promise(options);
        List<String> settings = new ArrayList<>(options.settings());
        options.path(CORPUS)
                .ifPresent(folder -> settings.add("--sourcebound.corpus.folder=" + folder));
        try (ConfigurableApplicationContext context = workbench.start(settings)) {
            LabelledCorpus labelled =
                    LabelledCorpus.of(
                            Workbench.corpus(context).sources(),
                            questions,
                            "the corpus",
                            context.getBean(FollowUp.class));
            requireEnough(labelled, promise);
            ReaderFit.Labelled reader = context.getBean(ReaderFit.Labelled.class);
            OwnCalibration own =
                    new OwnCalibration(
                            reader.fit().embedder(),
                            reader.label(),
                            promise.confidence(),
                            RiskCurve.of(outcomes(labelled, context)));
            Files.writeString(target, own.toJson());
            print(workbench.out(), own, promise, target);
            return Exit.DONE;
        } catch (IOException e) {
            throw CommandInvalid.because("the file %s cannot be written".formatted(target), e);
        }
    }

    private static Promise promise(Options options) {
        double rate = options.share(RATE).orElse(USUAL_RATE);
        double confidence = options.share(CONFIDENCE).orElse(0.0);
        if (rate == 0) {
            throw CommandInvalid.because(
                    "--rate must be more than 0: no number of questions shows that");
        }
        if (confidence == 1) {
            throw CommandInvalid.because(
                    "--confidence must be less than 1: no number of questions gives that");
        }
        return new Promise(rate, confidence);
    }

    private static void requireEnough(LabelledCorpus labelled, Promise promise) {
        long there = labelled.questions().stream().filter(q -> q.evidence().isEmpty()).count();
        if (there < promise.leastQuestions()) {
            throw CommandInvalid.because(
                    "%d of the %d questions are unanswerable, at least %d are needed to promise a rate of false answers of %s%s; label more, or ask for a higher rate"
                            .formatted(
                                    there,
                                    labelled.questions().size(),
                                    promise.leastQuestions(),
                                    promise.rate(),
                                    promise.confidence() == 0
                                            ? ""
                                            : " with confidence " + promise.confidence()));
        }
    }

    private static List<Outcome> outcomes(
            LabelledCorpus labelled, ConfigurableApplicationContext context) {
        Retriever retriever = context.getBean(Retriever.class);
        PassageReader reader = context.getBean(PassageReader.class);
        Spelling spelling = context.getBean(Spelling.class);
        Decomposer decomposer = context.getBean(Decomposer.class);
        return labelled.questions().parallelStream()
                .map(asked ->
                        outcome(
                                read(decomposer.parts(Chat.spelt(asked.text(), spelling))),
                                asked.evidence(),
                                retriever,
                                reader))
                .toList();
    }

    /// What decides whether any of a question is answered: a further part is read as it stands only
    /// once some part is.
    private static List<String> read(List<QuestionParts.Part> parts) {
        Stream<String> standalone = parts.stream().map(QuestionParts.Part::standalone);
        return parts.size() > 1
                ? standalone.toList()
                : Stream.concat(standalone, parts.getFirst().byItself().stream()).toList();
    }

    /// As a question is answered: where any part of it is, it is. But for what may still refuse
    /// after reading: that only lowers the rate of false answers.
    private static Outcome outcome(
            List<String> parts,
            List<FitExample.Evidence> evidence,
            Retriever retriever,
            PassageReader reader) {
        boolean answerable = !evidence.isEmpty();
        return parts.stream()
                .flatMap(part -> best(part, retriever, reader).stream())
                .max(Comparator.comparing(Reading::support))
                .map(best ->
                        new Outcome(
                                answerable,
                                best.support().probability(),
                                evidence.stream()
                                        .anyMatch(e -> e.isAt(best.passage(), best.sentence()))))
                .orElse(new Outcome(answerable, 0, false));
    }

    private static Optional<Reading> best(String part, Retriever retriever, PassageReader reader) {
        List<Passage> passages =
                retriever.retrieve(part, GroundedAnswerer.PASSAGES, Set.of()).stream()
                        .map(Hit::passage)
                        .toList();
        return passages.isEmpty()
                ? Optional.empty()
                : reader.read(part, passages).stream().findFirst();
    }

    private static void print(PrintStream out, OwnCalibration own, Promise promise, Path target) {
        RiskCurve risk = own.risk();
        out.printf(
                "counted on %d answerable and %d unanswerable questions with %s%n",
                risk.answerable(), risk.unanswerable(), own.reader());
        out.println(
                " false answers at most | refusal point | counted | right | wrong | over-refused");
        for (double rate : RATES) {
            row(out, risk, new Promise(rate, promise.confidence()), " ");
        }
        row(out, risk, promise, ">");
        out.printf(
                Locale.ROOT,
                "Of further unanswerable questions drawn like these, at most %s get an answer%s.%n",
                promise.rate(),
                promise.confidence() == 0
                        ? ", in expectation"
                        : ", with confidence " + promise.confidence());
        out.printf(
                "written to %s; to serve with it: --sourcebound.answer.calibration=%s --sourcebound.answer.max-false-answer-rate=%s%n",
                target, target, promise.rate());
    }

    private static void row(PrintStream out, RiskCurve risk, Promise promise, String mark) {
        if (risk.unanswerable() < promise.leastQuestions()) {
            out.printf(
                    Locale.ROOT,
                    "%s%21.3f | needs %d unanswerable questions%n",
                    mark,
                    promise.rate(),
                    promise.leastQuestions());
            return;
        }
        double support = risk.refusalPoint(promise);
        RiskPoint point =
                risk.points().stream()
                        .filter(each -> each.support() == support)
                        .findFirst()
                        .orElseThrow();
        out.printf(
                Locale.ROOT,
                "%s%21.3f | %13.3f | %7.3f | %5.3f | %5.3f | %12.3f%n",
                mark,
                promise.rate(),
                support,
                point.falseAnswers(),
                point.right(),
                point.wrong(),
                1 - point.right() - point.wrong());
    }
}
