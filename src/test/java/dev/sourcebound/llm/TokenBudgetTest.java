package dev.sourcebound.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T23:59:59Z"));
    private final InstantSource clock = now::get;

    @Test
    void whatIsSetAsideCounts() {
        TokenBudget budget = new TokenBudget(100, clock);
        assertThat(budget.reserve("a", 60)).isTrue();
        assertThat(budget.reserve("a", 60)).isFalse();
        assertThat(budget.reserve("a", 40)).isTrue();
    }

    @Test
    void whatWasNotTakenIsGivenBack() {
        TokenBudget budget = new TokenBudget(100, clock);
        budget.reserve("a", 90);
        budget.settle("a", 90, 10);
        assertThat(budget.reserve("a", 90)).isTrue();
        assertThat(budget.reserve("a", 1)).isFalse();
    }

    @Test
    void eachCallerHasItsOwn() {
        TokenBudget budget = new TokenBudget(100, clock);
        assertThat(budget.reserve("a", 100)).isTrue();
        assertThat(budget.reserve("b", 100)).isTrue();
    }

    @Test
    void aNewDayBeginsAnew() {
        TokenBudget budget = new TokenBudget(100, clock);
        budget.reserve("a", 100);
        now.set(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(budget.reserve("a", 100)).isTrue();
    }

    @Test
    void noLimitIsNone() {
        assertThat(new TokenBudget(0, clock).reserve("a", Long.MAX_VALUE / 2)).isTrue();
    }
}
