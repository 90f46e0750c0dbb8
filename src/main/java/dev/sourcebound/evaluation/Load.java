package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Indexing;
import dev.sourcebound.retrieval.IndexMeasure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;

/// Reads and indexes documents before a server is started on them. Broken off at any moment, it
/// goes on from there when it is called again; so does a server.
final class Load implements Command {

    private static final Option CORPUS = new Option("corpus", "FOLDER", "the documents");
    private static final Option INDEX = new Option("index", "FOLDER", "where the index is kept");

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String summary() {
        return "reads and indexes documents for a server that is started later";
    }

    @Override
    public List<Option> options() {
        return List.of(CORPUS, INDEX);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        Path corpus = options.requiredPath(CORPUS);
        Path index = options.requiredPath(INDEX);
        List<String> settings = new ArrayList<>(options.settings());
        settings.add("--sourcebound.corpus.folder=" + corpus);
        settings.add("--sourcebound.index.path=" + index);
        long started = System.nanoTime();
        LoadBar bar = LoadBar.on(workbench.err());
        try (ConfigurableApplicationContext engine =
                workbench.start(
                        settings,
                        context -> context.registerBean(Indexing.Progress.class, () -> bar))) {
            Corpus sources = Workbench.corpus(engine);
            bar.finish();
            workbench
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%,d documents are indexed as %,d passages in %s; that took %.1f s%n",
                            sources.sources().size(),
                            engine.getBean(IndexMeasure.class).passages(),
                            index,
                            (System.nanoTime() - started) / 1e9);
        }
        return Exit.DONE;
    }
}
