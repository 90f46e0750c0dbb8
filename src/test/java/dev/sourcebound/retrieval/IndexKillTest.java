package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.watch.Stages;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that writes to an index over and over is killed again and again, each time within a
/// write. What it leaves is whole: one of the states that it was brought to, and no mixture.
class IndexKillTest {

    private static final int KILLS = 12;
    private static final int SOURCES = 6;

    @TempDir Path folder;

    @Test
    void aKillAtAnyMomentLeavesAWholeIndex() throws Exception {
        Random random = new Random(20260722);
        int last = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            last = killed(random, last);
            for (Path part : List.of(folder, folder.resolve("tokens"))) {
                try (FSDirectory directory = FSDirectory.open(part);
                        CheckIndex check = new CheckIndex(directory)) {
                    assertThat(check.checkIndex().clean).isTrue();
                }
            }
            Letters embedder = new Letters();
            try (IndexStore store = new IndexStore(folder, embedder);
                    IndexPlace place = IndexPlace.withTokens(folder);
                    LuceneIndex index = new LuceneIndex(place.open(embedder.fingerprint()))) {
                Set<String> rounds = rounds(index);
                assertThat(rounds).as("the state after kill %d", kill).hasSize(1);
                int round = Integer.parseInt(rounds.iterator().next());
                assertThat(round).isBetween(last, last + 1);
                assertThat(index.size()).isEqualTo(SOURCES);
                Set<String> texts = Entries.texts(sources(round));
                assertThat(index.embedded(texts)).containsOnlyKeys(texts);
                // It can be gone on with: nothing is made again that is there.
                store.open(sources(round), Progress.NONE).close();
                assertThat(embedder.runs.get()).isZero();
            }
        }
    }

    /// Lets a process write and kills it at some moment of a later round.
    ///
    /// @return the last round that it said it had finished
    private int killed(Random random, int from) throws IOException, InterruptedException {
        Process process =
                ChildJava.start(IndexKillTest.class, folder.toString(), String.valueOf(from));
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
            int rounds = 1 + random.nextInt(6);
            int last = 0;
            for (int i = 0; i < rounds; i++) {
                last = round(told);
                assertThat(last).as("the process writes").isPositive();
            }
            // Somewhere within the next round: it is told of when it has ended.
            long until = System.nanoTime() + random.nextInt(8_000_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            // Not the process itself, which would close what it still has to tell.
            assertThat(process.toHandle().destroyForcibly()).isTrue();
            process.waitFor();
            for (int more = round(told); more > 0; more = round(told)) {
                last = more;
            }
            return last;
        }
    }

    /// The next round that is told of, or 0 where nothing more is told.
    private static int round(BufferedReader told) throws IOException {
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            if (line.startsWith("round ")) {
                return Integer.parseInt(line.substring("round ".length()));
            }
        }
        return 0;
    }

    private static Set<String> rounds(LuceneIndex index) {
        Set<String> rounds = new TreeSet<>();
        new HybridRetriever(() -> index, new Letters(), Stages.NONE)
                .retrieve("round", 100, Set.of())
                .forEach(hit -> rounds.add(hit.passage().text().replaceAll("\\D+", "")));
        return rounds;
    }

    private static List<SourcePassages> sources(int round) {
        Chunker chunker = new Chunker();
        List<SourcePassages> sources = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            String id = "source-" + (char) ('a' + i);
            String text = "All sources say that this is round %d.".formatted(round);
            sources.add(
                    SourcePassages.of(
                            new Source(id, id, true, null, null, null, null, text, "r" + round),
                            chunker));
        }
        return sources;
    }

    /// The process that is killed: brings the index from round to round and says when it is there.
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        try (IndexStore store = new IndexStore(folder, new Letters())) {
            for (int round = Integer.parseInt(arguments[1]) + 1; ; round++) {
                store.open(sources(round), Progress.NONE).close();
                System.out.println("round " + round);
                System.out.flush();
            }
        }
    }
}
