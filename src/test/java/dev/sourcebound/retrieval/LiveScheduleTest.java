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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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
import org.springframework.context.ConfigurableApplicationContext;

/// Ten thousand operations by a random schedule: documents are put in, taken out, written to the
/// folder or one within it and deleted there, while eight ask. Whatever a question finds is what
/// the sources hold at that one moment, all of it and nothing else; what was cited before is still
/// there or was taken out; and only passages that are new are embedded. The build makes a thousand
/// changes and nine thousand questions; `-Dsourcebound.schedule.changes=10000` makes ten times as
/// many of both. Far fewer are made with an index on disk, by programs that start and end.
class LiveScheduleTest {

    private static final int CHANGES = Integer.getInteger("sourcebound.schedule.changes", 1_000);
    private static final int QUESTIONS_A_CHANGE = 9;
    private static final int QUESTIONERS = 8;
    private static final int DOCUMENTS = 6;
    private static final int CHANGES_ON_DISK = 150;
    private static final int STARTS = 5;

    /// Of a document that nothing happens to.
    private static final String STAYS = "stays";

    @TempDir Path folder;

    private final Random random = new Random(20260722);

    /// The versions of each document's parts, as they are in the folder.
    private final Map<String, List<Integer>> there = new TreeMap<>();

    private final Map<String, List<Passage>> cut = new ConcurrentHashMap<>();

    /// The revisions that questions have seen.
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /// All that could be cited so far, and whether its source has been there ever since.
    private final Map<Cited, Boolean> cited = new LinkedHashMap<>();

    /// What the passages say that are indexed.
    private Set<String> indexed = Set.of();

    private int version;

    private record Cited(String id, String revision, String text) {}

    @Test
    void noQuestionSeesHalfADocumentAndNoneFails() throws Exception {
        LiveFolder live = live();
        try (ConfigurableApplicationContext parts = live.start()) {
            changeWhileSomeAsk(live, parts, CHANGES);
        }
        // They did see the sources change.
        assertThat(seen.size()).isGreaterThan(CHANGES / 20);
    }

    @Test
    void theSameWithAnIndexOnDiskAndProgramsThatStartAndEnd() throws Exception {
        LiveFolder live = live();
        for (int i = 0; i < STARTS; i++) {
            try (ConfigurableApplicationContext parts =
                    live.start("--sourcebound.index.path=" + folder.resolve("index"))) {
                lookBack(parts);
                changeWhileSomeAsk(live, parts, CHANGES_ON_DISK / STARTS);
            }
            // While no program runs.
            write(live, document());
        }
        assertThat(seen.size()).isGreaterThan(CHANGES_ON_DISK / 20);
    }

    private LiveFolder live() throws IOException {
        LiveFolder live = new LiveFolder(Files.createDirectory(folder.resolve("documents")));
        write(live, STAYS);
        return live;
    }

    private void changeWhileSomeAsk(
            LiveFolder live, ConfigurableApplicationContext parts, int changes) throws Exception {
        int questions = changes * QUESTIONS_A_CHANGE;
        Semaphore due = new Semaphore(QUESTIONERS);
        AtomicInteger asked = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(QUESTIONERS)) {
            List<Future<?>> questioners = new ArrayList<>();
            for (int i = 0; i < QUESTIONERS; i++) {
                questioners.add(
                        threads.submit(() -> {
                            while (asked.incrementAndGet() <= questions) {
                                // About as many as there are changes for, so that both go on side
                                // by side.
                                due.acquire();
                                ask(parts.getBean(Corpus.class), parts.getBean(Retriever.class));
                            }
                            return null;
                        }));
            }
            try {
                for (int i = 0; i < changes; i++) {
                    due.release(QUESTIONS_A_CHANGE);
                    change(live, parts.getBean(Library.class), parts.getBean(LibraryWriter.class));
                    lookBack(parts);
                }
            } finally {
                due.release(questions);
            }
            for (Future<?> each : questioners) {
                each.get();
            }
        }
        assertThat(asked.get()).isEqualTo(questions + QUESTIONERS);
        parts.getBean(Library.class).look();
        lookBack(parts);
        assertThat(
                        parts.getBean(Corpus.class).sources().stream()
                                .collect(Collectors.toMap(Source::id, Source::text)))
                .isEqualTo(there.keySet().stream().collect(Collectors.toMap(id -> id, this::text)));
    }

    /// Asks, and holds what is found against the sources of the same moment.
    private void ask(Corpus corpus, Retriever retriever) {
        corpus.pinned(() -> {
            Set<Passage> held =
                    corpus.sources().stream()
                            .flatMap(source -> passages(source).stream())
                            .collect(toSet());
            assertThat(LiveFolder.found(retriever)).isEqualTo(held);
            corpus.sources().stream().map(Source::revision).forEach(seen::add);
            return null;
        });
    }

    private List<Passage> passages(Source source) {
        return cut.computeIfAbsent(
                source.id() + source.revision(), _ -> new Chunker().chunk(source));
    }

    private void change(LiveFolder live, Library library, LibraryWriter writer) throws IOException {
        String id = document();
        int kind = random.nextInt(10);
        if (kind < 4) {
            next(id);
            writer.put(id, Format.TEXT, LiveFolder.bytes(text(id)), Progress.NONE);
        } else if (kind < 6 && there.containsKey(id)) {
            writer.remove(id);
            there.remove(id);
        } else if (kind < 7 && there.containsKey(id)) {
            Files.delete(live.file(id));
            there.remove(id);
            library.look();
        } else {
            write(live, id);
            if (kind < 9) {
                library.look();
            }
        }
    }

    /// What was embedded is new, and what was cited some time ago is there word for word, or was
    /// taken out.
    private void lookBack(ConfigurableApplicationContext parts) {
        Corpus corpus = parts.getBean(Corpus.class);
        Set<String> before = indexed;
        indexed =
                corpus.sources().stream()
                        .flatMap(source -> passages(source).stream())
                        .map(Passage::textWithContext)
                        .collect(toSet());
        assertThat(parts.getBean(LiveFolder.Remembering.class).taken())
                .isSubsetOf(indexed)
                .noneMatch(before::contains);

        cited.replaceAll((each, stayed) -> stayed && corpus.ids().contains(each.id()));
        corpus.sources()
                .forEach(source ->
                        cited.put(new Cited(source.id(), source.revision(), source.text()), true));
        Cited some = List.copyOf(cited.keySet()).get(random.nextInt(cited.size()));
        assertThat(corpus.find(some.id(), some.revision()).map(Source::text))
                .isEqualTo(cited.get(some) ? Optional.of(some.text()) : Optional.empty());
        assertThat(corpus.wasRemoved(some.id())).isNotEqualTo(corpus.ids().contains(some.id()));
    }

    private String document() {
        int number = random.nextInt(DOCUMENTS);
        return (number % 2 == 0 ? "document-" : "shelf--document-") + (char) ('a' + number);
    }

    private void write(LiveFolder live, String id) throws IOException {
        next(id);
        live.write(id, version, text(id));
    }

    /// Changes one part of a document, or all of one that is not there.
    private void next(String id) {
        version++;
        int part = random.nextInt(LiveFolder.PARTS);
        List<Integer> before = there.get(id);
        there.put(
                id,
                IntStream.range(0, LiveFolder.PARTS)
                        .mapToObj(i -> before == null || i == part ? version : before.get(i))
                        .toList());
    }

    private String text(String id) {
        return LiveFolder.text(id.hashCode(), there.get(id));
    }
}
