package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/// Many look at the sources while they change.
class EditionsUnderLoadTest {

    private static final int EDITIONS = 2_000;
    private static final int READERS = 6;
    private static final int SOURCES = 5;

    /// How often each edition ended.
    private final AtomicIntegerArray ends = new AtomicIntegerArray(EDITIONS);

    @Test
    void whoHoldsAnEditionSeesOneAndItDoesNotEndUnderThem() throws Exception {
        Corpus corpus = new Corpus(edition(0), new OldRevisions(1 << 20));
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            List<Future<Integer>> looks = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                looks.add(readers.submit(reader(corpus, over)));
            }
            for (int number = 1; number < EDITIONS; number++) {
                corpus.publish(edition(number));
            }
            over.set(true);
            for (Future<Integer> look : looks) {
                assertThat(look.get()).isPositive();
            }
        }
        for (int number = 0; number < EDITIONS - 1; number++) {
            assertThat(ends.get(number)).as("edition %d", number).isEqualTo(1);
        }
        assertThat(ends.get(EDITIONS - 1)).isZero();
    }

    /// @return how many looks it took
    private Callable<Integer> reader(Corpus corpus, AtomicBoolean over) {
        return () -> {
            int looks = 0;
            do {
                corpus.pinned(() -> {
                    int number = number(corpus.sources().getFirst());
                    for (int look = 0; look < 20; look++) {
                        for (Source source : corpus.sources()) {
                            assertThat(number(source)).isEqualTo(number);
                        }
                        assertThat(ends.get(number)).as("ends of a held edition").isZero();
                    }
                    return number;
                });
                looks++;
            } while (!over.get());
            return looks;
        };
    }

    private Edition edition(int number) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            sources.add(
                    new Source(
                            "s" + i,
                            "S",
                            false,
                            null,
                            null,
                            null,
                            null,
                            "text " + number,
                            "sha256:" + number));
        }
        Edition edition = new Edition(sources);
        edition.onEnd(() -> ends.incrementAndGet(number));
        return edition;
    }

    private static int number(Source source) {
        return Integer.parseInt(source.text().substring("text ".length()));
    }
}
