package dev.sourcebound.evaluation;

import dev.sourcebound.chat.EllipsisFollowUp;
import dev.sourcebound.chat.FollowUp;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.reading.Calibration;
import dev.sourcebound.reading.Calibration.RiskPoint;
import dev.sourcebound.reading.Candidate;
import dev.sourcebound.reading.ClaimSignal;
import dev.sourcebound.reading.CloseLook;
import dev.sourcebound.reading.FirstLook;
import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.reading.Signal;
import dev.sourcebound.reading.Stance;
import dev.sourcebound.reading.WindowModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/// Fits what stands around the trained model on labelled documents and writes `fit.json`: the first
/// look on files that the model may have been trained on, the close look and the calibration on
/// files and corpora that it has not seen. What the calibration judges is always the score by a
/// close look that was fitted on the others (cross-fitting): the one that is kept is fitted on all.
/// Claims likewise.
final class Fit implements Command {

    private static final Option DATA =
            new Option("data", "FOLDER", "labelled documents, each file a small corpus");
    private static final Option CORPORA =
            new Option("corpora", "FOLDER", "folders of docs and questions.jsonl, unseen as well");
    private static final Option OUT = new Option("out", "FILE", "where the fit is written");

    /// One file in so many is enough for the first look: a hundred thousand sentences.
    private static final int FIRST_LOOK = 6;

    /// For which rates of error the point is told.
    private static final double[] RATES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3};

    /// The ridge penalty, in examples; small, since there are some thousand.
    private static final double RIDGE = 1;

    @Override
    public String name() {
        return "fit";
    }

    @Override
    public String summary() {
        return "fits the reader's refusal point on labelled documents";
    }

    @Override
    public List<Option> options() {
        return List.of(DATA, CORPORA, OUT, TrainingSet.HELD);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        List<Path> files = TrainingSet.files(options.requiredPath(DATA));
        Path target = options.requiredPath(OUT);
        List<Path> held = TrainingSet.held(files, options);
        try (ConfigurableApplicationContext context = workbench.start(options.settings())) {
            Embedder embedder = context.getBean(Embedder.class);
            WindowModel window = context.getBean(WindowModel.class);
            Chunker chunker = context.getBean(Chunker.class);
            // The sources of the program are not those that these questions are about.
            FollowUp followUp = new EllipsisFollowUp();
            FitExamples examples = new FitExamples(embedder, chunker);
            FirstLook firstLook = firstLook(files(forFirstLook(files, held), followUp), examples);
            LogisticModel glance = firstLook.glance();
            List<LabelledCorpus> unseen = new ArrayList<>(files(held, followUp));
            options.path(CORPORA)
                    .map(LabelledCorpus::folders)
                    .orElse(List.of())
                    .forEach(folder -> unseen.add(LabelledCorpus.ofFolder(folder, followUp)));
            CloseLook closeLook = new CloseLook(window);
            List<FitExample> read = closely(examples.of(unseen, glance), closeLook, firstLook);
            LogisticModel deciding = fit(read, Signal.OF_CLOSE_LOOK, FitExample::isRight);
            List<FitExample> further =
                    closely(
                            examples.of(files(furtherUnseen(files, held), followUp), glance),
                            closeLook,
                            firstLook);
            List<FitExample> all = Stream.of(read, further).flatMap(List::stream).toList();
            List<FitExample> denials = all.stream().flatMap(FitExample::ofDenial).toList();
            Calibrator calibrator = new Calibrator(crossFitted(read, denials));
            Calibration calibration = calibrator.calibration();
            StanceFitting stances = StanceFitting.of(all, deciding);
            List<ClaimExample> claims =
                    new ClaimExamples(embedder, chunker, window, firstLook).toFit(held);
            ReaderFit fit =
                    new ReaderFit(
                            embedder.fingerprint().label(),
                            window.label(),
                            firstLook,
                            deciding,
                            calibration,
                            calibrator.companion(calibration),
                            FurtherParts.gain(
                                    closely(
                                            examples.of(FurtherParts.of(unseen), glance),
                                            closeLook,
                                            firstLook),
                                    deciding,
                                    calibration,
                                    calibration.refusalPoint(FurtherParts.RATE)),
                            fit(read, EnumSet.of(Signal.ANSWERED), FitExample::hasEvidenceAround),
                            stances.fit(),
                            fit(denials, Signal.OF_DENIAL, FitExample::isCorrection),
                            ClaimFitting.fit(claims, ClaimSignal.ALL));
            Files.writeString(target, fit.toJson());
            print(
                    workbench.out(),
                    fit,
                    calibrator,
                    stances,
                    read.stream().filter(e -> e.stance() == Stance.WRONG_PREMISE).count());
            return Exit.DONE;
        } catch (IOException e) {
            throw CommandInvalid.because("the file %s cannot be written".formatted(target), e);
        }
    }

    private static FirstLook firstLook(List<LabelledCorpus> corpora, FitExamples examples) {
        LogisticModel glance =
                fit(examples.atAGlance(corpora), Signal.OF_GLANCE, FitExample::isRight);
        List<FitExample> embedded =
                examples.of(corpora, glance).stream().map(FitExample::embedded).toList();
        return new FirstLook(glance, fit(embedded, Signal.OF_FIRST_LOOK, FitExample::isRight));
    }

    private static List<LabelledCorpus> files(List<Path> files, FollowUp followUp) {
        return files.stream().map(file -> LabelledCorpus.ofFile(file, followUp)).toList();
    }

    /// The files that the trained model has not seen, without those that the calibration rests on:
    /// yes, no and wrong premises are few among all questions.
    private static List<Path> furtherUnseen(List<Path> files, List<Path> held) {
        return TrainingSet.unseen(files).stream().filter(file -> !held.contains(file)).toList();
    }

    private static List<Path> forFirstLook(List<Path> files, List<Path> held) {
        List<Path> rest = files.stream().filter(file -> !held.contains(file)).toList();
        return IntStream.range(0, rest.size())
                .filter(i -> i % FIRST_LOOK == 0)
                .mapToObj(rest::get)
                .toList();
    }

    /// Every example's sentences, scored by what was fitted on other groups.
    private static List<Calibrator.Ranked> crossFitted(
            List<FitExample> examples, List<FitExample> denials) {
        List<Calibrator.Ranked> ranked = new ArrayList<>();
        Folds.each(
                examples,
                FitExample::group,
                (others, judged) -> {
                    LogisticModel closeLook =
                            fit(others, Signal.OF_CLOSE_LOOK, FitExample::isRight);
                    Set<String> groups =
                            judged.stream().map(FitExample::group).collect(Collectors.toSet());
                    LogisticModel denial =
                            fit(
                                    denials.stream()
                                            .filter(e -> !groups.contains(e.group()))
                                            .toList(),
                                    Signal.OF_DENIAL,
                                    FitExample::isCorrection);
                    judged.forEach(e -> ranked.add(Calibrator.rank(closeLook, denial, e)));
                });
        return ranked;
    }

    private static List<FitExample> closely(
            List<FitExample> examples, CloseLook closeLook, FirstLook firstLook) {
        return examples.parallelStream()
                .map(e -> e.with(closeLook.read(e.question(), e.candidates(), firstLook)))
                .toList();
    }

    private static LogisticModel fit(
            List<FitExample> examples,
            Set<Signal> signals,
            BiPredicate<FitExample, Candidate> isRight) {
        List<Signal> columns = List.copyOf(signals);
        List<double[]> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (FitExample example : examples) {
            for (Candidate candidate : example.candidates()) {
                rows.add(columns.stream().mapToDouble(candidate.signals()::get).toArray());
                right.add(isRight.test(example, candidate));
            }
        }
        boolean[] labels = new boolean[right.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = right.get(i);
        }
        LogisticRegression.Fitted fitted =
                LogisticRegression.fit(rows.toArray(double[][]::new), labels, RIDGE);
        Map<Signal, Double> weights = new EnumMap<>(Signal.class);
        for (int c = 0; c < columns.size(); c++) {
            weights.put(columns.get(c), fitted.weights().get(c));
        }
        return new LogisticModel(fitted.intercept(), weights);
    }

    private static void print(
            PrintStream out,
            ReaderFit fit,
            Calibrator calibrator,
            StanceFitting stances,
            long wrongPremises) {
        Calibration calibration = fit.calibration();
        out.printf(
                Locale.ROOT,
                "calibrated on %d answerable and %d unanswerable questions, expected calibration error %.3f%n",
                calibration.answerable(),
                calibration.unanswerable(),
                calibrator.calibrationError(calibration));
        out.printf(
                Locale.ROOT,
                "AUROC against tempting questions %.3f, against those out of scope %.3f; of these %.3f are answered where 0.95 of the answerable are%n",
                calibrator.auroc(calibration, false),
                calibrator.auroc(calibration, true),
                calibrator.outOfScopeAnswered(calibration, 0.95));
        out.printf(
                Locale.ROOT,
                "a further sentence needs %.2f of the best one's support%n",
                fit.companion());
        out.printf(
                Locale.ROOT,
                "a part of a question gains %.2f in log-odds where another is answered%n",
                fit.further());
        out.printf(
                Locale.ROOT,
                "a yes or no is said first for %.2f of %d questions for one%n",
                stances.said(fit.stance()),
                stances.examples().size());
        Calibrator.Corrections corrections =
                calibrator.corrections(calibration, calibration.refusalPoint(FurtherParts.RATE));
        out.printf(
                Locale.ROOT,
                "a premise is said to be wrong of %d questions, rightly of %d; of %d it is%n",
                corrections.shown(),
                corrections.right(),
                wrongPremises);
        out.println("false answers at most | refusal point | right | wrong");
        for (double rate : RATES) {
            chosen(calibration, rate)
                    .ifPresent(p ->
                            out.printf(
                                    Locale.ROOT,
                                    "%21.2f | %13.3f | %5.3f | %5.3f%n",
                                    rate,
                                    p.support(),
                                    p.right(),
                                    p.wrong()));
        }
        Calibration claims = fit.claims().calibration();
        out.printf(
                Locale.ROOT,
                "%d supported claims and %d others%n",
                claims.answerable(),
                claims.unanswerable());
        out.println("false support at most | supported from | of the supported");
        for (double rate : RATES) {
            chosen(claims, rate)
                    .ifPresent(p ->
                            out.printf(
                                    Locale.ROOT,
                                    "%21.2f | %14.3f | %16.3f%n",
                                    rate,
                                    p.support(),
                                    p.right()));
        }
    }

    private static Optional<RiskPoint> chosen(Calibration calibration, double rate) {
        double point = calibration.refusalPoint(rate);
        return calibration.curve().stream().filter(p -> p.support() >= point).findFirst();
    }
}
