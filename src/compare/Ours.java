import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Edition;
import dev.sourcebound.corpus.Indexing;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.retrieval.Retriever;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// This program's own retrieval: by words and by meaning, fused. It searches the documents as they
/// are, and takes the changed ones in beside them.
final class Ours implements Race.Contestant {

    private final ConfigurableApplicationContext engine;
    private final Retriever retriever;

    Ours(String folder) {
        engine =
                new SpringApplicationBuilder(SourceboundApplication.class)
                        .web(WebApplicationType.NONE)
                        .lazyInitialization(true)
                        .properties(Map.of("logging.level.root", "warn"))
                        .run("--sourcebound.corpus.folder=" + folder);
        retriever = engine.getBean(Retriever.class);
    }

    @Override
    public int takeIn(Map<String, String> texts) {
        List<Source> sources = new ArrayList<>();
        texts.forEach((name, text) ->
                sources.add(
                        new Source(
                                name.replace('.', '-'), name, false, null, null, null, null, text,
                                "sha256:" + name)));
        engine.getBean(Indexing.class).prepare(new Edition(sources), Indexing.Progress.NONE);
        Chunker chunker = engine.getBean(Chunker.class);
        return sources.stream().mapToInt(source -> chunker.chunk(source).size()).sum();
    }

    @Override
    public List<String> find(String question) {
        return retriever.retrieve(question, 5, Set.of()).stream()
                .map(hit -> hit.passage().text())
                .toList();
    }

    public static void main(String... arguments) throws Exception {
        Race.run("Sourcebound", new Ours(arguments[0]), arguments);
        System.exit(0);
    }
}
