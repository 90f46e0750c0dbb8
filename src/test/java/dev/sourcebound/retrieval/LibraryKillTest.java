package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Library;
import dev.sourcebound.corpus.LibraryWriter;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.format.Format;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// A process that keeps texts and index in step with a folder of documents, which it changes over
/// and over, is killed again and again: within a change, or while it goes on from the last kill.
/// The next one holds the folder as it is, all that it finds stands in the texts that it serves,
/// and what was cited is still there. `-Dsourcebound.kills=200` kills more often than the build.
class LibraryKillTest {

    private static final int KILLS = Integer.getInteger("sourcebound.kills", 12);

    /// Of a document that is never taken out every text is kept.
    private static final String STAYS = "stays";

    /// Changes that one process makes at most.
    private static final int MOST_VERSIONS = 10_000;

    private static final Set<String> TOLD = Set.of("starting", "cited", "changed");

    @TempDir Path folder;

    /// The texts of the document that stays, by their revisions.
    private final Map<String, String> cited = new TreeMap<>();

    @Test
    void aKillAtAnyMomentLeavesIndexAndTextsThatAgree() throws Exception {
        LiveFolder live = new LiveFolder(Files.createDirectory(folder.resolve("documents")));
        write(live, STAYS, 0);
        Random random = new Random(20261123);
        for (int kill = 0; kill < KILLS; kill++) {
            killed(random, kill, kill % 4 == 3);
            try (ConfigurableApplicationContext parts = live.start(index(folder))) {
                check(parts, live);
            }
        }
        assertThat(cited.keySet()).hasSizeGreaterThan(KILLS);
    }

    private void check(ConfigurableApplicationContext parts, LiveFolder live) throws IOException {
        Corpus corpus = parts.getBean(Corpus.class);
        assertThat(corpus.sources().stream().collect(Collectors.toMap(Source::id, Source::text)))
                .isEqualTo(documents(live));
        assertThat(LiveFolder.found(parts.getBean(Retriever.class)))
                .isEqualTo(LiveFolder.passages(corpus))
                .allSatisfy(
                        passage -> assertThat(passage.text()).isEqualTo(slice(corpus, passage)));
        cited.forEach((revision, text) ->
                assertThat(corpus.find(STAYS, revision).map(Source::text)).contains(text));
    }

    private static String slice(Corpus corpus, Passage passage) {
        return corpus.find(passage.sourceId(), passage.revision())
                .orElseThrow()
                .slice(passage.span());
    }

    private static Map<String, String> documents(LiveFolder live) throws IOException {
        Map<String, String> documents = new TreeMap<>();
        try (Stream<Path> files = Files.list(live.path())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    documents.put(name.replace(".txt", ""), Files.readString(file));
                }
            }
        }
        return documents;
    }

    /// Lets a process change the folder and kills it.
    ///
    /// @param number of the kill
    /// @param starting while it starts; else within some later change
    private void killed(Random random, int number, boolean starting)
            throws IOException, InterruptedException {
        Process process =
                ChildJava.start(
                        LibraryKillTest.class,
                        folder.toString(),
                        String.valueOf(number * MOST_VERSIONS));
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
            int changes = starting ? 1 : 2 + random.nextInt(8);
            for (int i = 0; i < changes; i++) {
                assertThat(note(told)).as("the process goes on").isTrue();
            }
            long until =
                    System.nanoTime() + (starting ? 1_000_000L : 20_000) * random.nextInt(1_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            // Not the process itself, which would close what it still has to tell.
            assertThat(process.toHandle().destroyForcibly()).isTrue();
            process.waitFor();
            while (note(told)) {
                Thread.onSpinWait();
            }
        }
    }

    /// Notes the next thing that is told, such as the revision of the document that stays and the
    /// version of its text.
    ///
    /// @return whether something was told
    private boolean note(BufferedReader told) throws IOException {
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("cited")) {
                cited.put(words[1], text(STAYS, Integer.parseInt(words[2])));
            }
            if (TOLD.contains(words[0])) {
                return true;
            }
        }
        return false;
    }

    private static String index(Path folder) {
        return "--sourcebound.index.path=" + folder.resolve("index");
    }

    private static String text(String id, int version) {
        return LiveFolder.text(id.hashCode(), Collections.nCopies(LiveFolder.PARTS, version));
    }

    private static void write(LiveFolder live, String id, int version) throws IOException {
        live.write(id, version, text(id, version));
    }

    /// The process that is killed: changes one document after the other, and tells which text the
    /// one that stays has now.
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        LiveFolder live = new LiveFolder(folder.resolve("documents"));
        int version = Integer.parseInt(arguments[1]);
        Random random = new Random(Integer.reverse(version));
        tell("starting");
        try (ConfigurableApplicationContext parts = live.start(index(folder))) {
            Library library = parts.getBean(Library.class);
            LibraryWriter writer = parts.getBean(LibraryWriter.class);
            while (true) {
                version++;
                String id = List.of(STAYS, "a", "b").get(random.nextInt(3));
                if (random.nextBoolean()) {
                    writer.put(id, Format.TEXT, LiveFolder.bytes(text(id, version)), Progress.NONE);
                } else if (id.equals(STAYS) || random.nextBoolean()) {
                    write(live, id, version);
                    library.look();
                } else {
                    Files.deleteIfExists(live.file(id));
                    library.look();
                }
                String revision = library.corpus().find(STAYS).orElseThrow().revision();
                tell(id.equals(STAYS) ? "cited %s %d".formatted(revision, version) : "changed");
            }
        }
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
