package dev.sourcebound.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Caller;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {

    private static final Caller A = new Caller("a");
    private static final Caller B = new Caller("b");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T23:59:59Z"));
    private final InstantSource clock = now::get;

    @Test
    void whatIsSetAsideCounts() {
        TokenBudget budget = new TokenBudget(100, clock);
        assertThat(budget.reserve(A, 60)).isTrue();
        assertThat(budget.reserve(A, 60)).isFalse();
        assertThat(budget.reserve(A, 40)).isTrue();
    }

    @Test
    void whatWasNotTakenIsGivenBack() {
        TokenBudget budget = new TokenBudget(100, clock);
        budget.reserve(A, 90);
        budget.settle(A, 90, 10);
        assertThat(budget.reserve(A, 90)).isTrue();
        assertThat(budget.reserve(A, 1)).isFalse();
    }

    @Test
    void eachCallerHasItsOwn() {
        TokenBudget budget = new TokenBudget(100, clock);
        assertThat(budget.reserve(A, 100)).isTrue();
        assertThat(budget.reserve(B, 100)).isTrue();
    }

    @Test
    void aNewDayBeginsAnew() {
        TokenBudget budget = new TokenBudget(100, clock);
        budget.reserve(A, 100);
        now.set(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(budget.reserve(A, 100)).isTrue();
    }

    @Test
    void noLimitIsNone() {
        assertThat(new TokenBudget(0, clock).reserve(A, Long.MAX_VALUE / 2)).isTrue();
    }

    @Test
    void aKeyThatSaysHowManyItMayHasThatMany() {
        TokenBudget budget = new TokenBudget(100, clock);
        Caller more = new Caller("more", 150L);
        assertThat(budget.reserve(more, 150)).isTrue();
        assertThat(budget.reserve(more, 1)).isFalse();
        assertThat(budget.reserve(new Caller("any", 0L), Long.MAX_VALUE / 2)).isTrue();
        assertThat(budget.reserve(A, 101)).isFalse();
    }
}
