package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.scaleout.OpenSearchNodes;
import dev.sourcebound.scaleout.Postgres;
import dev.sourcebound.store.Database;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SharedBudgetsTest {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void whatIsUsedAtOneServerIsMissingAtTheOther() {
        try (Database database = new Database(Postgres.database());
                SharedBudgets here = new SharedBudgets(database, nanos::get);
                SharedBudgets there = new SharedBudgets(database, nanos::get)) {
            Budget one = here.budget("key", WINDOW);
            Budget other = there.budget("key", WINDOW);
            for (int i = 0; i < 3; i++) {
                assertThat(one.take("k", 4).isGranted()).isTrue();
            }
            here.exchange();
            assertThat(other.take("k", 4).isGranted()).as("not known of yet").isTrue();
            there.exchange();
            assertThat(other.take("k", 4).isGranted()).isFalse();
            here.exchange();
            assertThat(one.take("other", 4).isGranted()).isTrue();
            assertThat(one.take("k", 4).isGranted()).as("nothing was told since").isTrue();
            here.exchange();
            assertThat(one.take("k", 4).isGranted()).isFalse();
        }
    }

    @Test
    void withoutTheDatabaseEachServerCountsForItself() {
        int port = OpenSearchNodes.ports(1)[0];
        try (Database none =
                        new Database(
                                Postgres.settings("jdbc:postgresql://127.0.0.1:" + port + "/x"));
                SharedBudgets alone = new SharedBudgets(none, nanos::get)) {
            Budget budget = alone.budget("key", WINDOW);
            assertThat(budget.take("k", 1).isGranted()).isTrue();
            assertThat(budget.take("k", 1).isGranted()).isFalse();
        }
    }
}
