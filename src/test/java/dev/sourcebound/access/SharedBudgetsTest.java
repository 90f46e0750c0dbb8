package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.scaleout.OpenSearchNodes;
import dev.sourcebound.scaleout.Postgres;
import dev.sourcebound.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
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
    void ofEachCollectionTheyAreItsOwn() {
        CollectionName north = new CollectionName("north");
        try (Database database = new Database(Postgres.database());
                SharedBudgets here = new SharedBudgets(database, nanos::get);
                SharedBudgets there = new SharedBudgets(database, nanos::get)) {
            Budget one = here.of(north).apply("widget", WINDOW);
            Budget same = there.of(north).apply("widget", WINDOW);
            List<Budget> others =
                    List.of(
                            there.of(new CollectionName("south")).apply("widget", WINDOW),
                            there.of(CollectionName.DEFAULT).apply("widget", WINDOW));
            assertThat(one.take("k", 2).isGranted()).isTrue();
            here.exchange();
            Stream.concat(Stream.of(same), others.stream())
                    .forEach(each -> assertThat(each.take("k", 2).isGranted()).isTrue());
            there.exchange();
            assertThat(same.take("k", 2).isGranted()).isFalse();
            assertThat(others).allMatch(each -> each.take("k", 2).isGranted());
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
