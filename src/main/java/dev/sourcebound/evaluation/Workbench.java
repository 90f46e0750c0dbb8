package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.CorpusSettings;
import dev.sourcebound.corpus.Source;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// What a command works with: a place to print its result, and the program's own parts.
///
/// @param application the class that Spring starts from
/// @param out where the result goes
/// @param err where it is told what is going on
record Workbench(Class<?> application, PrintStream out, PrintStream err) {

    /// Starts the program's parts without a server. Each is made when it is first asked for, so
    /// that those of the web edge are not needed. No reply is kept unless the settings say so: what
    /// is measured is working replies out. The caller closes the context.
    ///
    /// @param settings as on a command line, `--name=value`
    ConfigurableApplicationContext start(List<String> settings) {
        return start(settings, _ -> {});
    }

    /// The sources to measure on.
    ///
    /// @throws dev.sourcebound.problem.AppException where there is none
    static Corpus corpus(BeanFactory engine) {
        Corpus corpus = engine.getBean(Corpus.class);
        if (corpus.sources().isEmpty()) {
            throw CommandInvalid.because(
                    "the folder of sources %s holds no document that can be read; put one there, or name another by --sourcebound.corpus.folder"
                            .formatted(engine.getBean(CorpusSettings.class).folder()));
        }
        return corpus;
    }

    /// The same over sources at hand; where there are none, over the folder that the settings name.
    ConfigurableApplicationContext start(List<String> settings, List<Source> sources) {
        return start(
                settings,
                context -> {
                    if (!sources.isEmpty()) {
                        context.registerBean(
                                "sourcesAtHand",
                                Corpus.class,
                                () -> new Corpus(sources),
                                definition -> definition.setPrimary(true));
                    }
                });
    }

    /// The same with parts of the caller's own.
    ///
    /// @param parts puts them in before the program's own are made
    ConfigurableApplicationContext start(
            List<String> settings, Consumer<GenericApplicationContext> parts) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                // The result alone is to be printed; settings that are given go before.
                .properties(
                        Map.of("logging.level.root", "warn", "sourcebound.answer.cache-size", "0"))
                .initializers(context -> parts.accept((GenericApplicationContext) context))
                .run(settings.toArray(String[]::new));
    }
}
