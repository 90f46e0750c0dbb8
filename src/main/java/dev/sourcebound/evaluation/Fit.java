package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.reading.Calibration;
import dev.sourcebound.reading.Candidate;
import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.reading.Signal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/// Fits the reader on labelled documents and writes `fit.json`. Every fourth file is kept from the
/// fit and calibrates it.
final class Fit implements Command {

    private static final Option DATA =
            new Option("data", "FOLDER", "labelled documents, each file a small corpus");
    private static final Option OUT = new Option("out", "FILE", "where the fit is written");

    /// One file in so many is for calibration.
    private static final int HELD = 4;

    /// The ridge penalty, in examples; small, since there are some hundred thousand.
    private static final double RIDGE = 1;

    @Override
    public String name() {
        return "fit";
    }

    @Override
    public String summary() {
        return "fits the reader on labelled documents";
    }

    @Override
    public List<Option> options() {
        return List.of(DATA, OUT);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        List<Path> files = TrainingSet.files(options.requiredPath(DATA));
        Path target = options.requiredPath(OUT);
        try (ConfigurableApplicationContext context = workbench.start(options.settings())) {
            Embedder embedder = context.getBean(Embedder.class);
            FitExamples examples = new FitExamples(embedder, context.getBean(Chunker.class));
            LogisticModel model = fit(read(examples, files, false));
            Calibrator calibrator = new Calibrator(model, read(examples, files, true));
            Calibration calibration = calibrator.calibration();
            ReaderFit fit =
                    new ReaderFit(
                            embedder.fingerprint().label(),
                            model,
                            calibration,
                            calibrator.companion(calibration));
            Files.writeString(target, fit.toJson());
            print(workbench.out(), fit, calibrator.calibrationError(calibration));
            return Exit.DONE;
        } catch (IOException e) {
            throw CommandInvalid.because("the file %s cannot be written".formatted(target), e);
        }
    }

    private static List<FitExample> read(FitExamples examples, List<Path> files, boolean held) {
        return IntStream.range(0, files.size())
                .filter(i -> (i % HELD == HELD - 1) == held)
                .parallel()
                .mapToObj(i -> examples.of(files.get(i)))
                .flatMap(List::stream)
                .toList();
    }

    private static LogisticModel fit(List<FitExample> examples) {
        Signal[] signals = Signal.values();
        List<Candidate> candidates =
                examples.stream().flatMap(e -> e.candidates().stream()).toList();
        List<Boolean> right = examples.stream().flatMap(e -> e.right().stream()).toList();
        double[][] rows = new double[candidates.size()][signals.length];
        boolean[] labels = new boolean[rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < signals.length; c++) {
                rows[r][c] = candidates.get(r).signals().get(signals[c]);
            }
            labels[r] = right.get(r);
        }
        LogisticRegression.Fitted fitted = LogisticRegression.fit(rows, labels, RIDGE);
        Map<Signal, Double> weights = new EnumMap<>(Signal.class);
        for (int c = 0; c < signals.length; c++) {
            weights.put(signals[c], fitted.weights().get(c));
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
