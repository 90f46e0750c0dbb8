package dev.sourcebound.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.scaleout.OpenSearchNodes;
import dev.sourcebound.scaleout.Postgres;
import dev.sourcebound.store.Leases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SharedLeasesTest {

    private final Database database = new Database(Postgres.database());
    private final SharedLeases here = new SharedLeases(database);
    private final SharedLeases there = new SharedLeases(database);

    @AfterEach
    void close() {
        here.close();
        there.close();
        database.close();
    }

    @Test
    void onlyOneHasALease() {
        assertThat(here.take("writer")).isPresent();
        assertThat(there.take("writer")).isEmpty();
        assertThat(here.take("writer")).isEmpty();
        assertThat(there.take("another")).isPresent();
    }

    @Test
    void ofManyWhoWantItAtOnceOneGetsIt() {
        List<Optional<Lease>> all =
                IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> (i % 2 == 0 ? here : there).take("writer"))
                        .toList();
        assertThat(all.stream().filter(Optional::isPresent)).hasSize(1);
    }

    @Test
    void whatIsGivenBackCanBeTaken() {
        here.take("writer").orElseThrow().close();
        Optional<Lease> taken = there.take("writer");
        while (taken.isEmpty()) {
            taken = there.take("writer");
        }
        assertThat(here.take("writer")).isEmpty();
    }

    @Test
    void whatItsHolderNoLongerRenewsCanBeTaken() {
        here.take("writer");
        expire();
        assertThat(there.take("writer")).isPresent();
        // Whoever lost it takes nothing back by ending.
        here.close();
        assertThat(taken("writer")).isTrue();
    }

    @Test
    void aLeaseIsThatOfItsCollectionAlone() {
        Database part = database.of("north");
        try (SharedLeases north = new SharedLeases(part);
                SharedLeases same = new SharedLeases(database.of("north"))) {
            assertThat(here.take("writer")).isPresent();
            assertThat(north.take("writer")).isPresent();
            assertThat(same.take("writer")).isEmpty();
            expire();
            assertThat(same.take("writer")).as("another's end").isEmpty();
        }
        part.close();
        assertThat(taken("writer")).as("its end closes nothing of others").isFalse();
    }

    @Test
    void aSchemaThatIsThereNeedsNoRightToMakeOne() {
        SharedStoreSettings all = Postgres.database();
        try (Database whole = new Database(all)) {
            whole.inTransaction(transaction -> {
                transaction.change("create role limited login password 'limited'");
                return transaction.change("create schema sourcebound_north authorization limited");
            });
        }
        SharedStoreSettings fewer =
                new SharedStoreSettings(
                        all.url(), "limited", "limited", 2, all.timeout(), all.lease());
        try (Database part = new Database(fewer)) {
            Database north = part.of("north");
            north.make("create table if not exists t (name text)");
            assertThat(
                            north.<Integer>inTransaction(transaction ->
                                    transaction.change("insert into t values ('x')")))
                    .isEqualTo(1);
            assertThatThrownBy(() -> part.of("south").make())
                    .hasMessageContaining("SQL state 42501");
        }
    }

    @Test
    void noCollectionIsCalledSomethingElse() {
        for (String name : List.of("", "North", "a\"; drop schema public; --", "x".repeat(41))) {
            assertThatThrownBy(() -> database.of(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must match");
        }
    }

    @Test
    void whatIsTakenIsTrueInACondition() {
        here.take("server 1");
        assertThat(taken("server 1")).isTrue();
        assertThat(taken("server 2")).isFalse();
        expire();
        assertThat(taken("server 1")).isFalse();
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedWithoutItsParameters() {
        int port = OpenSearchNodes.ports(1)[0];
        SharedStoreSettings nowhere =
                new SharedStoreSettings(
                        "jdbc:postgresql://127.0.0.1:" + port + "/x?password=hidden",
                        "u",
                        "p",
                        2,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1));
        try (Database none = new Database(nowhere)) {
            Instant begun = Instant.now();
            assertThatThrownBy(() -> none.inTransaction(_ -> true))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
                                assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(2));
                            })
                    .hasMessageContaining("127.0.0.1:" + port + "/x cannot be used (SQL state 08")
                    .hasMessageNotContaining("hidden");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
    }

    private void expire() {
        database.inTransaction(transaction ->
                transaction.change(
                        "update sourcebound_lease set until = now() - interval '1 second'"));
    }

    private boolean taken(String name) {
        String found =
                database.inTransaction(transaction ->
                        transaction
                                .first("select " + Database.isTaken("?"), row -> row.text(1), name)
                                .orElseThrow());
        return found.equals("t");
    }
}
