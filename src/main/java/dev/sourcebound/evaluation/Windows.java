package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sourcebound.chat.EllipsisFollowUp;
import dev.sourcebound.chat.FollowUp;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.reading.CloseLook;
import dev.sourcebound.reading.CloseLook.Window;
import dev.sourcebound.reading.FirstLook;
import dev.sourcebound.reading.ReaderFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// Writes down what the reader would be given to read: for each labelled question the windows that
/// retrieval and first look bring it, and whether they answer. A model that is trained on windows
/// drawn by other means meets harder ones in use (Karpukhin et al. 2020, section 5.2, on negatives
/// from the retriever).
final class Windows implements Command {

    private static final Option DATA =
            new Option("data", "FOLDER", "labelled documents; the files of a genre are a corpus");
    private static final Option CORPORA =
            new Option("corpora", "FOLDER", "folders of docs and questions.jsonl, likewise");
    private static final Option OUT = new Option("out", "FILE", "where the windows are written");

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public String summary() {
        return "writes the windows that the reader is given, to train it on";
    }

    @Override
    public List<Option> options() {
        return List.of(DATA, CORPORA, OUT, TrainingSet.HELD);
    }

    /// A line of the file.
    ///
    /// @param question as it is searched
    /// @param windows best first
    private record Line(String question, List<Shown> windows) {}

    /// @param context the headings above it
    /// @param text the window
    /// @param answers whether it holds a place that answers; null where it holds a part of one
    private record Shown(String context, String text, @Nullable Boolean answers) {

        private static Shown of(FitExample example, Window window) {
            Boolean answers =
                    example.answeredBy(window)
                            ? Boolean.TRUE
                            : example.touchedBy(window) ? null : Boolean.FALSE;
            return new Shown(window.passage().context(), window.text(), answers);
        }
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        Path target = options.requiredPath(OUT);
        // The sources of the program are not those that these questions are about.
        FollowUp followUp = new EllipsisFollowUp();
        List<Supplier<LabelledCorpus>> corpora = new ArrayList<>();
        options.path(DATA)
                .map(data -> genres(data, options))
                .ifPresent(genres ->
                        genres.forEach(files ->
                                corpora.add(() -> LabelledCorpus.ofFiles(files, followUp))));
        options.path(CORPORA)
                .map(LabelledCorpus::folders)
                .ifPresent(folders ->
                        folders.forEach(folder ->
                                corpora.add(() ->
                                        FurtherParts.with(
                                                LabelledCorpus.withLists(folder, followUp)))));
        if (corpora.isEmpty()) {
            throw CommandInvalid.because(
                    "--%s %s or --%s %s with a corpus in it is needed"
                            .formatted(DATA.name(), DATA.value(), CORPORA.name(), CORPORA.value()));
        }
        try (ConfigurableApplicationContext context = workbench.start(options.settings())) {
            FirstLook firstLook = context.getBean(ReaderFit.Labelled.class).fit().firstLook();
            FitExamples examples =
                    new FitExamples(
                            context.getBean(Embedder.class), context.getBean(Chunker.class));
            List<String> lines =
                    corpora.parallelStream()
                            .flatMap(corpus ->
                                    examples.of(List.of(corpus.get()), firstLook.glance()).stream())
                            .map(example -> Json.canonical(line(example, firstLook)))
                            .toList();
            Files.write(target, lines);
            return Exit.DONE;
        } catch (IOException e) {
            throw CommandInvalid.because("the file %s cannot be written".formatted(target), e);
        }
    }

    /// The files of each genre that the model may be trained on.
    private static Collection<List<Path>> genres(Path data, Options options) {
        List<Path> files = TrainingSet.files(data);
        List<Path> held = TrainingSet.held(files, options);
        return files.stream()
                .filter(file -> !held.contains(file))
                .collect(groupingBy(TrainingSet::genre, TreeMap::new, toList()))
                .values();
    }

    private static Line line(FitExample example, FirstLook firstLook) {
        return new Line(
                example.question(),
                CloseLook.windows(example.candidates(), firstLook, CloseLook.MOST_WINDOWS).stream()
                        .map(window -> Shown.of(example, window))
                        .toList());
    }
}
