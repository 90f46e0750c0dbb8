package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.reading.Calibration;
import dev.sourcebound.reading.Candidate;
import dev.sourcebound.reading.CloseLook;
import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.reading.Signal;
import dev.sourcebound.reading.WindowModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/// Fits what stands around the trained model on labelled documents and writes `fit.json`: the first
/// look on files that the model may have been trained on, the close look and the calibration on
/// files that it has not seen, half of them each.
final class Fit implements Command {

    private static final Option DATA =
            new Option("data", "FOLDER", "labelled documents, each file a small corpus");
    private static final Option OUT = new Option("out", "FILE", "where the fit is written");
    private static final Option HELD =
            new Option("held", "NUMBER", "the trained model has not seen files so numbered; 07");

    /// One file in so many is enough for the first look: a hundred thousand sentences.
    private static final int FIRST_LOOK = 6;

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
        return List.of(DATA, OUT, HELD);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        List<Path> files = TrainingSet.files(options.requiredPath(DATA));
        Path target = options.requiredPath(OUT);
        String mark = "-" + options.text(HELD).orElse("07") + ".txt";
        List<Path> held = files.stream().filter(f -> f.toString().endsWith(mark)).toList();
        if (held.size() < 2) {
            throw CommandInvalid.because(
                    "two files or more must end in %s, found %d".formatted(mark, held.size()));
        }
        try (ConfigurableApplicationContext context = workbench.start(options.settings())) {
            Embedder embedder = context.getBean(Embedder.class);
            WindowModel window = context.getBean(WindowModel.class);
            FitExamples examples = new FitExamples(embedder, context.getBean(Chunker.class));
            LogisticModel firstLook =
                    fit(examples.of(forFirstLook(files, held)), Signal.OF_FIRST_LOOK);
            List<FitExample> read = closely(examples.of(held), new CloseLook(window), firstLook);
            LogisticModel closeLook = fit(half(read, 0), Signal.OF_CLOSE_LOOK);
            Calibrator calibrator = new Calibrator(closeLook, half(read, 1));
            Calibration calibration = calibrator.calibration();
            ReaderFit fit =
                    new ReaderFit(
                            embedder.fingerprint().label(),
                            window.label(),
                            firstLook,
                            closeLook,
                            calibration,
                            calibrator.companion(calibration));
            Files.writeString(target, fit.toJson());
            print(workbench.out(), fit, calibrator.calibrationError(calibration));
            return Exit.DONE;
        } catch (IOException e) {
            throw CommandInvalid.because("the file %s cannot be written".formatted(target), e);
        }
    }

    private static List<Path> forFirstLook(List<Path> files, List<Path> held) {
        List<Path> rest = files.stream().filter(file -> !held.contains(file)).toList();
        return IntStream.range(0, rest.size())
                .filter(i -> i % FIRST_LOOK == 0)
                .mapToObj(rest::get)
                .toList();
    }

    /// Every other document: both halves have documents of every file.
    private static List<FitExample> half(List<FitExample> examples, int which) {
        List<String> documents = examples.stream().map(FitExample::sourceId).distinct().toList();
        return examples.stream().filter(e -> documents.indexOf(e.sourceId()) % 2 == which).toList();
    }

    private static List<FitExample> closely(
            List<FitExample> examples, CloseLook closeLook, LogisticModel firstLook) {
        return examples.parallelStream()
                .map(e -> e.with(closeLook.read(e.question(), e.candidates(), firstLook)))
                .toList();
    }

    private static LogisticModel fit(List<FitExample> examples, Set<Signal> signals) {
        List<Signal> columns = List.copyOf(signals);
        List<double[]> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (FitExample example : examples) {
            for (Candidate candidate : example.candidates()) {
                rows.add(columns.stream().mapToDouble(candidate.signals()::get).toArray());
                right.add(example.isRight(candidate));
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

    private static void print(PrintStream out, ReaderFit fit, double error) {
        Calibration calibration = fit.calibration();
        out.printf(
                Locale.ROOT,
                "calibrated on %d answerable and %d unanswerable questions, expected calibration error %.3f%n",
                calibration.answerable(),
                calibration.unanswerable(),
                error);
        out.printf(
                Locale.ROOT,
                "a further sentence needs %.2f of the best one's support%n",
                fit.companion());
        out.println("false answers at most | refusal point | right | wrong");
        for (double rate : new double[] {0.01, 0.02, 0.05, 0.1, 0.2, 0.3}) {
            double point = calibration.refusalPoint(rate);
            calibration.curve().stream()
                    .filter(p -> p.support() >= point)
                    .findFirst()
                    .ifPresent(p ->
                            out.printf(
                                    Locale.ROOT,
                                    "%21.2f | %13.3f | %5.3f | %5.3f%n",
                                    rate,
                                    p.support(),
                                    p.right(),
                                    p.wrong()));
        }
    }
}
