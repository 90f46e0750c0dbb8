package dev.sourcebound.retrieval;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Library;
import dev.sourcebound.corpus.LibraryWriter;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.embedding.Embedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/// Ten thousand operations by a random schedule: documents are put in, taken out, written to the
/// folder and deleted there, while eight ask. Whatever a question finds is what the sources hold at
/// that one moment, all of it and nothing else. The build makes a thousand changes and nine
/// thousand questions; `-Dsourcebound.schedule.changes=10000` makes ten times as many of both.
class LiveScheduleTest {

    private static final int CHANGES = Integer.getInteger("sourcebound.schedule.changes", 1_000);
    private static final int QUESTIONS_A_CHANGE = 9;
    private static final int QUESTIONS = CHANGES * QUESTIONS_A_CHANGE;
    private static final int QUESTIONERS = 8;
    private static final int DOCUMENTS = 6;

    @TempDir Path folder;

    /// Without a model.
    @ComponentScan(basePackages = {"dev.sourcebound.corpus", "dev.sourcebound.retrieval"})
    @ConfigurationPropertiesScan({"dev.sourcebound.corpus", "dev.sourcebound.retrieval"})
    static class Parts {
        @Bean
        static Embedder embedder() {
            return new Letters();
        }
    }

    @Test
    void noQuestionSeesHalfADocumentAndNoneFails() throws Exception {
        write("stays.txt", text(0, 0));
        try (ConfigurableApplicationContext parts = start();
                ExecutorService threads = Executors.newFixedThreadPool(QUESTIONERS)) {
            Semaphore due = new Semaphore(QUESTIONERS);
            AtomicInteger asked = new AtomicInteger();
            Questioner questioner =
                    new Questioner(
                            parts.getBean(Corpus.class),
                            parts.getBean(Retriever.class),
                            due,
                            asked,
                            new ConcurrentHashMap<>());
            List<Future<Set<String>>> questioners = new ArrayList<>();
            for (int i = 0; i < QUESTIONERS; i++) {
                questioners.add(threads.submit(questioner));
            }
            try {
                change(parts.getBean(Library.class), parts.getBean(LibraryWriter.class), due);
            } finally {
                due.release(QUESTIONS);
            }
            Set<String> seen = new TreeSet<>();
            for (Future<Set<String>> each : questioners) {
                seen.addAll(each.get());
            }
            assertThat(asked.get()).isEqualTo(QUESTIONS + QUESTIONERS);
            // They did see the sources change.
            assertThat(seen.size()).isGreaterThan(CHANGES / 20);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(
                        "--sourcebound.corpus.folder=" + folder,
                        "--logging.level.root=warn",
                        "--spring.main.banner-mode=off");
    }

    private void change(Library library, LibraryWriter writer, Semaphore due) throws IOException {
        Random random = new Random(20260722);
        Set<String> there = new TreeSet<>();
        for (int i = 1; i <= CHANGES; i++) {
            String id = "document-" + (char) ('a' + random.nextInt(DOCUMENTS));
            Path file = folder.resolve(id + ".txt");
            boolean isThere = there.contains(id);
            due.release(QUESTIONS_A_CHANGE);
            int kind = random.nextInt(10);
            if (kind < 4) {
                writer.put(id, Format.TEXT, bytes(text(id.hashCode(), i)), Progress.NONE);
                there.add(id);
            } else if (kind < 6 && isThere) {
                writer.remove(id);
                there.remove(id);
            } else if (kind < 7 && isThere) {
                Files.delete(file);
                there.remove(id);
                library.look();
            } else {
                write(id + ".txt", text(id.hashCode(), i));
                there.add(id);
                if (kind < 9) {
                    library.look();
                }
            }
        }
        library.look();
        assertThat(library.corpus().ids()).hasSize(there.size() + 1);
    }

    /// Asks again and again, and holds what is found against the sources of the same moment.
    private record Questioner(
            Corpus corpus,
            Retriever retriever,
            Semaphore due,
            AtomicInteger asked,
            Map<String, List<Passage>> cut)
            implements Callable<Set<String>> {

        @Override
        public Set<String> call() throws InterruptedException {
            Set<String> revisions = new TreeSet<>();
            while (asked.incrementAndGet() <= QUESTIONS) {
                // About as many as there are changes for, so that both go on side by side.
                due.acquire();
                corpus.pinned(() -> {
                    Set<Passage> held =
                            corpus.sources().stream()
                                    .flatMap(source -> passages(source).stream())
                                    .collect(toSet());
                    Set<Passage> found =
                            retriever.retrieve("what is written", 200, Set.of()).stream()
                                    .map(Hit::passage)
                                    .collect(toSet());
                    assertThat(found).isEqualTo(held);
                    corpus.sources().stream().map(Source::revision).forEach(revisions::add);
                    return null;
                });
            }
            return revisions;
        }

        private List<Passage> passages(Source source) {
            return cut.computeIfAbsent(
                    source.id() + source.revision(), _ -> new Chunker().chunk(source));
        }
    }

    /// Three passages, all of one version.
    private static String text(int document, int version) {
        return IntStream.range(0, 3)
                .mapToObj(part ->
                        IntStream.range(0, 60)
                                .mapToObj(i -> "w%dx%dx%dx%d".formatted(document, version, part, i))
                                .collect(
                                        Collectors.joining(
                                                " ",
                                                "Here is written the part %d: ".formatted(part),
                                                ".")))
                .collect(Collectors.joining("\n\n"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Path beside = folder.resolve("." + name);
        Files.write(beside, bytes(text));
        Files.setLastModifiedTime(beside, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
