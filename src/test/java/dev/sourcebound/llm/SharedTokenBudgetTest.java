package dev.sourcebound.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Caller;
import dev.sourcebound.llm.TokenBudget.SetAside;
import dev.sourcebound.scaleout.OpenSearchNodes;
import dev.sourcebound.scaleout.Postgres;
import dev.sourcebound.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SharedTokenBudgetTest {

    private static final Caller A = new Caller("a");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
    private final InstantSource clock = now::get;

    @Test
    void whatIsUsedAtOneServerIsMissingAtTheOtherAtOnce() {
        try (Database database = new Database(Postgres.database())) {
            TokenBudget here = budget(database);
            TokenBudget there = budget(database);
            SetAside call = here.reserve(A, 80).orElseThrow();
            assertThat(there.reserve(A, 40)).isEmpty();
            assertThat(there.reserve(new Caller("b"), 40)).isPresent();
            assertThat(there.reserve(new Caller("a", 200L), 120)).isPresent();
            call.settle(0);
            assertThat(here.reserve(A, 1)).as("120 are used there").isEmpty();
            now.set(Instant.parse("2026-01-02T00:00:00Z"));
            assertThat(there.reserve(A, 100)).isPresent();
            assertThat(here.reserve(A, 1)).isEmpty();
        }
    }

    @Test
    void whatWasNotTakenIsGivenBackToAll() {
        try (Database database = new Database(Postgres.database())) {
            TokenBudget here = budget(database);
            TokenBudget there = budget(database);
            here.reserve(A, 90).orElseThrow().settle(30);
            assertThat(there.reserve(A, 70)).isPresent();
            assertThat(here.reserve(A, 1)).isEmpty();
        }
    }

    @Test
    void whoeverIsInterruptedTellsTheDatabaseAllTheSame() throws InterruptedException {
        try (Database database = new Database(Postgres.database());
                ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            TokenBudget here =
                    new SharedTokenBudget(database, new OwnTokenBudget(100, clock), beside);
            TokenBudget there = budget(database);
            SetAside call = here.reserve(A, 90).orElseThrow();
            Thread.ofVirtual()
                    .start(() -> {
                        Thread.currentThread().interrupt();
                        call.settle(30);
                    })
                    .join();
            beside.shutdown();
            assertThat(beside.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(there.reserve(A, 71)).isEmpty();
            assertThat(there.reserve(A, 70)).isPresent();
        }
    }

    @Test
    void manyAtOnceDoNotOverdraw() {
        try (Database database = new Database(Postgres.database())) {
            TokenBudget here = budget(database);
            TokenBudget there = budget(database);
            long granted =
                    IntStream.range(0, 40)
                            .parallel()
                            .filter(i -> (i % 2 == 0 ? here : there).reserve(A, 10).isPresent())
                            .count();
            assertThat(granted).isEqualTo(10);
        }
    }

    @Test
    void withoutTheDatabaseEachServerCountsForItself() {
        int port = OpenSearchNodes.ports(1)[0];
        try (Database none =
                new Database(Postgres.settings("jdbc:postgresql://127.0.0.1:" + port + "/x"))) {
            TokenBudget alone = budget(none);
            alone.reserve(A, 60).orElseThrow().settle(50);
            assertThat(alone.reserve(A, 60)).isEmpty();
            assertThat(alone.reserve(A, 50)).isPresent();
        }
    }

    private TokenBudget budget(Database database) {
        return new SharedTokenBudget(database, new OwnTokenBudget(100, clock), Runnable::run);
    }
}
