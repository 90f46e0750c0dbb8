package dev.sourcebound.testing;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.CheckedText;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.ClaimCheck;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The program over a folder of documents, in this process and without a server. What it answers is
/// what the server answers with the same settings, environment variables among them. Opening takes
/// seconds, for the models are loaded; share one among tests. Thread-safe.
public final class Sourcebound implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final List<String> settings;
    private final @Nullable AlteredFolder altered;

    private Sourcebound(Path folder, List<String> settings, @Nullable AlteredFolder altered) {
        this.settings = List.copyOf(settings);
        this.altered = altered;
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--sourcebound.corpus.folder=" + folder);
        if (altered != null) {
            // An index that is kept is that of the sources as they are.
            arguments.add("--sourcebound.index.path=");
            arguments.add("--sourcebound.index.opensearch.urls=");
        }
        this.context =
                new SpringApplicationBuilder(SourceboundApplication.class)
                        .web(WebApplicationType.NONE)
                        .lazyInitialization(true)
                        .logStartupInfo(false)
                        .properties(
                                Map.of(
                                        "logging.level.root",
                                        "warn",
                                        "spring.main.banner-mode",
                                        "off"))
                        .run(arguments.toArray(String[]::new));
    }

    /// Opens the program over a folder, as `sourcebound.corpus.folder` names it.
    ///
    /// @param settings further ones, such as `sourcebound.answer.max-false-answer-rate=0.1`
    /// @throws dev.sourcebound.problem.AppException or what Spring wraps it in, where the folder or
    ///   a setting cannot be used
    public static Sourcebound over(Path folder, String... settings) {
        List<String> arguments = new ArrayList<>();
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new Sourcebound(folder, arguments, null);
    }

    /// Asks a question that stands alone.
    public Reply ask(String question) {
        return ask(question, List.of());
    }

    /// Asks in a conversation.
    ///
    /// @param history what was said before, oldest first
    public Reply ask(String question, List<Turn> history) {
        return context.getBean(Chat.class)
                .ask(new ChatRequest(question, history, Set.of()), Answerer.Progress.NONE)
                .reply();
    }

    /// Checks a text of any origin against the sources.
    public CheckedText check(String text) {
        return context.getBean(ClaimCheck.class).check(text, Set.of());
    }

    /// All sources, in the order of their ids.
    public List<Source> sources() {
        return context.getBean(Corpus.class).sources();
    }

    /// One source.
    ///
    /// @throws IllegalArgumentException where there is none of this id; the message lists all
    public Source source(String id) {
        Corpus corpus = context.getBean(Corpus.class);
        return corpus.find(id)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no source '%s'; there are %s"
                                        .formatted(id, corpus.ids().stream().sorted().toList())));
    }

    /// The same program over the same sources but for what these citations quote, which is cut out.
    /// To be closed by the caller.
    ///
    /// @throws IllegalArgumentException where no source would be left
    public Sourcebound without(List<Citation> citations) {
        return over(AlteredFolder.without(sources(), citations));
    }

    /// The same program over one more source. To be closed by the caller.
    ///
    /// @param id letters, digits, `.`, `_` and `-`; of no source that there is
    /// @param text not blank
    public Sourcebound with(String id, String text) {
        return over(AlteredFolder.with(sources(), id, text));
    }

    @Override
    public void close() {
        context.close();
        if (altered != null) {
            altered.close();
        }
    }

    private Sourcebound over(AlteredFolder folder) {
        try {
            return new Sourcebound(folder.path(), settings, folder);
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }
}
