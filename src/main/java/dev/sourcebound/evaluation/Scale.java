package dev.sourcebound.evaluation;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Indexing;
import dev.sourcebound.embedding.CachingEmbedder;
import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.evaluation.scale.MadeCorpus;
import dev.sourcebound.evaluation.scale.MadeVectors;
import dev.sourcebound.evaluation.scale.ScaleCurves;
import dev.sourcebound.evaluation.scale.ScaleResult;
import dev.sourcebound.retrieval.IndexMeasure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Measures how the program does with many documents: made-up ones, and for more than some thousand
/// passages made-up vectors, as a model needs hours for a million.
final class Scale implements Command {

    private static final Option PASSAGES =
            new Option("passages", "NUMBER", "how many to measure with, about; else only draws");
    private static final Option FOLDER =
            new Option("folder", "FOLDER", "where documents and index are put, and left");
    private static final Option RESULTS =
            new Option("results", "FILE", "what was measured, a line of JSON each; one is added");
    private static final Option CURVES =
            new Option("curves", "FOLDER", "draw all results as curves, SVG, into it");
    private static final Option EMBEDDER =
            new Option("embedder", "NAME", "'made' for made-up vectors (default) or 'model'");
    private static final Option BESIDE =
            new Option(
                    "beside", "FOLDER", "of an earlier measure, whose answers are asked in turn");
    private static final Option NAME =
            new Option("name", "NAME", "what the result is called, empty by default");
    private static final Option SECONDS =
            new Option(
                    "seconds",
                    "NUMBER",
                    "how long answers are asked for, 30 by default; 0 not at all");

    private static final double MEBIBYTE = 1 << 20;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String summary() {
        return "measures how this program does with many documents";
    }

    @Override
    public List<Option> options() {
        return List.of(PASSAGES, FOLDER, RESULTS, CURVES, EMBEDDER, BESIDE, NAME, SECONDS);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        Path results = options.requiredPath(RESULTS);
        if (options.text(PASSAGES).isPresent()) {
            int passages = options.wholeNumber(PASSAGES, 0, 100, 100_000_000);
            ScaleResult result = measure(passages, options, workbench);
            String line = Json.canonical(result);
            workbench.out().println(line);
            write(() -> Files.writeString(results, line + "\n", CREATE, APPEND), results);
        }
        options.path(CURVES).ifPresent(folder -> write(() -> draw(results, folder), folder));
        return Exit.DONE;
    }

    private static Object draw(Path results, Path folder) throws IOException {
        ScaleCurves curves = ScaleCurves.of(read(results));
        if (curves.results().isEmpty()) {
            throw CommandInvalid.because(
                    "%s has no result without a name, and only these are drawn; measure without --name"
                            .formatted(results));
        }
        return curves.write(folder);
    }

    private static List<ScaleResult> read(Path results) throws IOException {
        return Files.readAllLines(results).stream()
                .map(line -> Json.MAPPER.readValue(line, ScaleResult.class))
                .toList();
    }

    private interface Writing {
        Object run() throws IOException;
    }

    private static void write(Writing writing, Path path) {
        try {
            writing.run();
        } catch (IOException e) {
            throw CommandInvalid.because("%s cannot be used: %s".formatted(path, e), e);
        }
    }

    private ScaleResult measure(int passages, Options options, Workbench workbench) {
        Path folder = options.requiredPath(FOLDER);
        boolean made =
                switch (options.text(EMBEDDER).orElse("made")) {
                    case "made" -> true;
                    case "model" -> false;
                    default ->
                            throw CommandInvalid.because(
                                    "--embedder must be made or model, got '%s'"
                                            .formatted(options.requiredText(EMBEDDER)));
                };
        MadeCorpus corpus = new MadeCorpus(passages);
        Path documents = folder.resolve("documents");
        Path index = folder.resolve("index");
        write(
                () -> {
                    corpus.write(documents);
                    return documents;
                },
                documents);
        LoadWatch first = new LoadWatch(workbench.err());
        start(options, folder, made, first, workbench).close();
        first.end();
        LoadWatch again = new LoadWatch(workbench.err());
        try (ConfigurableApplicationContext engine =
                start(options, folder, made, again, workbench)) {
            again.end();
            Searches searches = Searches.of(engine, corpus);
            Answers answers = answers(engine, corpus, options, made, workbench);
            IndexMeasure measure = engine.getBean(IndexMeasure.class);
            System.gc();
            Runtime machine = Runtime.getRuntime();
            return new ScaleResult(
                    options.text(NAME).orElse(""),
                    measure.passages(),
                    engine.getBean(Corpus.class).sources().size(),
                    measure.pieces(),
                    first.readSeconds(),
                    first.indexSeconds(),
                    again.allSeconds(),
                    megabytes(index)
                            - megabytes(index.resolve("texts"))
                            - megabytes(index.resolve("tokens")),
                    megabytes(index.resolve("texts")),
                    (machine.totalMemory() - machine.freeMemory()) / 1e6,
                    machine.maxMemory() / 1e6,
                    ResidentMemory.ofThisProcess().map(m -> m.now() * MEBIBYTE / 1e6).orElse(0.0),
                    searches.p50(),
                    searches.p99(),
                    searches.nearestP50(),
                    searches.recall(),
                    answers.mine(),
                    answers.beside(),
                    Changing.measured(engine, corpus));
        }
    }

    private static ConfigurableApplicationContext start(
            Options options, Path folder, boolean made, LoadWatch watch, Workbench workbench) {
        List<String> settings = new ArrayList<>(options.settings());
        settings.add("--sourcebound.corpus.folder=" + folder.resolve("documents"));
        settings.add("--sourcebound.index.path=" + folder.resolve("index"));
        // Made vectors come without a run of the model; its tokens would not.
        settings.add("--sourcebound.index.tokens=" + !made);
        return workbench.start(
                settings,
                context -> {
                    context.registerBean(Indexing.Progress.class, () -> watch);
                    if (made) {
                        putMadeVectors(context);
                    }
                });
    }

    /// In place of the model wherever an embedder is asked for.
    private static void putMadeVectors(GenericApplicationContext context) {
        context.addBeanFactoryPostProcessor(
                beans -> beans.getBeanDefinition("embedder").setPrimary(false));
        context.registerBean(
                "madeVectors",
                MadeVectors.class,
                () -> new MadeVectors(context.getBean(CachingEmbedder.class)),
                definition -> definition.setPrimary(true));
    }

    /// Answers a second.
    private record Answers(double mine, double beside) {}

    private static Answers answers(
            ConfigurableApplicationContext engine,
            MadeCorpus corpus,
            Options options,
            boolean made,
            Workbench workbench) {
        Duration time = Duration.ofSeconds(options.wholeNumber(SECONDS, 30, 0, 3_600));
        if (time.isZero()) {
            return new Answers(0, 0);
        }
        Asking mine = Asking.of(engine, corpus);
        Optional<Path> beside = options.path(BESIDE);
        if (beside.isEmpty()) {
            return new Answers(mine.perSecond(time), 0);
        }
        try (ConfigurableApplicationContext other =
                start(options, beside.get(), made, new LoadWatch(workbench.err()), workbench)) {
            Asking theirs = Asking.of(other, written(beside.get()));
            mine.inTurn(theirs, time);
            return new Answers(mine.perSecond(), theirs.perSecond());
        }
    }

    private static MadeCorpus written(Path folder) {
        try {
            return MadeCorpus.in(folder.resolve("documents"));
        } catch (IOException e) {
            throw CommandInvalid.because("%s cannot be used: %s".formatted(folder, e), e);
        }
    }

    /// Of a folder that is not there, none.
    private static double megabytes(Path folder) {
        if (Files.notExists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1e6;
        } catch (IOException e) {
            throw CommandInvalid.because("%s cannot be used: %s".formatted(folder, e), e);
        }
    }
}
