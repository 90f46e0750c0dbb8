package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/// A folder of documents that change, and what the program makes of it, without a model.
record LiveFolder(Path path) {

    /// Parts of a document. Each is a passage.
    static final int PARTS = 3;

    /// The program's parts that keep an index in step with a folder.
    @ComponentScan(basePackages = {"dev.sourcebound.corpus", "dev.sourcebound.retrieval"})
    @ConfigurationPropertiesScan({"dev.sourcebound.corpus", "dev.sourcebound.retrieval"})
    static class Parts {
        @Bean
        static Remembering embedder() {
            return new Remembering();
        }
    }

    /// Remembers which passages it was given.
    static final class Remembering extends Letters {

        private final Queue<String> passages = new ConcurrentLinkedQueue<>();

        @Override
        public EmbeddedText embedText(String text, Role role) {
            if (role == Embedder.Role.PASSAGE) {
                passages.add(text);
            }
            return super.embedText(text, role);
        }

        /// Those since the last time.
        List<String> taken() {
            List<String> taken = List.copyOf(passages);
            passages.removeAll(taken);
            return taken;
        }
    }

    ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(
                        Stream.concat(
                                        Stream.of(
                                                "--sourcebound.corpus.folder=" + path,
                                                "--sourcebound.corpus.old-revisions=1GB",
                                                "--logging.level.root=warn",
                                                "--spring.main.banner-mode=off"),
                                        Stream.of(settings))
                                .toArray(String[]::new));
    }

    /// Writes a document beside its place and moves it there. Its time is long past, so that it
    /// counts as settled.
    ///
    /// @param version another one than that of any other text of this document
    void write(String id, int version, String text) throws IOException {
        Path beside = path.resolve("." + id);
        Files.write(beside, bytes(text));
        Files.setLastModifiedTime(
                beside, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(version)));
        Files.move(
                beside,
                Files.createDirectories(file(id).getParent()).resolve(file(id).getFileName()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// Where a document is, or would be written: one whose id says so in a sub-folder, unless it
    /// was put in over HTTP.
    Path file(String id) {
        Path atTheTop = path.resolve(id + ".txt");
        return Files.exists(atTheTop) ? atTheTop : path.resolve(id.replace("--", "/") + ".txt");
    }

    /// All passages of the sources as they are.
    static Set<Passage> passages(Corpus corpus) {
        Chunker chunker = new Chunker();
        return corpus.sources().stream()
                .map(chunker::chunk)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    /// All passages that are found, of at most two hundred.
    static Set<Passage> found(Retriever retriever) {
        return retriever.retrieve("what is written", 200, Set.of()).stream()
                .map(Hit::passage)
                .collect(Collectors.toSet());
    }

    /// A document of three parts, each in a version of its own.
    static String text(int document, List<Integer> versions) {
        return IntStream.range(0, PARTS)
                .mapToObj(part ->
                        IntStream.range(0, 60)
                                .mapToObj(i ->
                                        "w%dx%dx%dx%d"
                                                .formatted(document, versions.get(part), part, i))
                                .collect(
                                        Collectors.joining(
                                                " ",
                                                "Here is written the part %d: ".formatted(part),
                                                ".")))
                .collect(Collectors.joining("\n\n"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
