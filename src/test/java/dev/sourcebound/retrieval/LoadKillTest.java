package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that makes a large index is killed again and again. Each next one goes on from where
/// the last one was committed, until the index is whole.
class LoadKillTest {

    private static final int SOURCES = 6_000;
    private static final int STEP = 200;

    /// Passages that are written at once, and told of.
    private static final int BATCH = 250;

    @TempDir Path folder;

    @Test
    void aLoadThatIsKilledIsGoneOnWith() throws Exception {
        Random random = new Random(20261122);
        int done = 0;
        for (int kill = 0; kill < 2; kill++) {
            int told = killed(random);
            assertThat(told).as("passages that were indexed before kill %d", kill).isPositive();
            int kept = kept();
            // All that was told of is committed, but perhaps for the last time.
            assertThat(kept).isBetween(done + told - BATCH, SOURCES);
            done = kept;
        }
        assertThat(done).isGreaterThanOrEqualTo(2 * BATCH);
        Letters embedder = new Letters();
        try (IndexStore store = store(folder, embedder);
                LuceneIndex index = store.open(sources(), Progress.NONE)) {
            assertThat(index.size()).isEqualTo(SOURCES);
            assertThat(embedder.runs.get()).isEqualTo(SOURCES - done);
        }
    }

    /// How many passages a new process finds.
    private int kept() throws IOException {
        try (IndexPlace place = IndexPlace.withTokens(folder);
                LuceneIndex index = new LuceneIndex(place.open(new Letters().fingerprint()))) {
            Set<String> kept = index.embedded(Entries.texts(sources())).keySet();
            assertThat(kept).hasSize(index.size());
            return index.size();
        }
    }

    /// Lets a process load and kills it some time after it has told of passages twice.
    ///
    /// @return how many passages it told of
    private int killed(Random random) throws IOException, InterruptedException {
        Process process = ChildJava.start(LoadKillTest.class, folder.toString());
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
            told.readLine();
            int last = Integer.parseInt(told.readLine());
            long until = System.nanoTime() + random.nextInt(3_000_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            // Not the process itself, which would close what it still has to tell.
            assertThat(process.toHandle().destroyForcibly()).isTrue();
            process.waitFor();
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                last = Integer.parseInt(line);
            }
            return last;
        }
    }

    private static IndexStore store(Path folder, Letters embedder) {
        return new IndexStore(folder, embedder, VectorSearch.AUTO, true, STEP);
    }

    private static List<SourcePassages> sources() {
        Chunker chunker = new Chunker();
        return IntStream.range(0, SOURCES)
                .mapToObj(i -> {
                    String id = "source-%04d".formatted(i);
                    String text = "Source %d says what no other source says.".formatted(i);
                    Source source = new Source(id, id, true, null, null, null, null, text, "r1");
                    return SourcePassages.of(source, chunker);
                })
                .toList();
    }

    /// The process that is killed.
    public static void main(String[] arguments) {
        Progress telling =
                new Progress() {
                    @Override
                    public void embedding(int done, int total) {
                        System.out.println(done);
                        System.out.flush();
                    }
                };
        try (IndexStore store = store(Path.of(arguments[0]), new Letters())) {
            store.open(sources(), telling).close();
        }
    }
}
