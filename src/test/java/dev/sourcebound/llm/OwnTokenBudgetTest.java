package dev.sourcebound.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Caller;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OwnTokenBudgetTest {

    private static final Caller A = new Caller("a");
    private static final Caller B = new Caller("b");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T23:59:59Z"));
    private final InstantSource clock = now::get;

    @Test
    void whatIsSetAsideCounts() {
        TokenBudget budget = new OwnTokenBudget(100, clock);
        assertThat(budget.reserve(A, 60)).isPresent();
        assertThat(budget.reserve(A, 60)).isEmpty();
        assertThat(budget.reserve(A, 40)).isPresent();
    }

    @Test
    void whatWasNotTakenIsGivenBack() {
        TokenBudget budget = new OwnTokenBudget(100, clock);
        budget.reserve(A, 90).orElseThrow().settle(10);
        assertThat(budget.reserve(A, 90)).isPresent();
        assertThat(budget.reserve(A, 1)).isEmpty();
    }

    @Test
    void eachCallerHasItsOwn() {
        TokenBudget budget = new OwnTokenBudget(100, clock);
        assertThat(budget.reserve(A, 100)).isPresent();
        assertThat(budget.reserve(B, 100)).isPresent();
    }

    @Test
    void aNewDayBeginsAnew() {
        TokenBudget budget = new OwnTokenBudget(100, clock);
        budget.reserve(A, 100);
        now.set(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(budget.reserve(A, 100)).isPresent();
    }

    @Test
    void whatIsGivenBackIsOfTheDayThatItWasTakenFrom() {
        TokenBudget budget = new OwnTokenBudget(100, clock);
        TokenBudget.SetAside yesterdays = budget.reserve(A, 100).orElseThrow();
        now.set(Instant.parse("2026-01-02T00:00:00Z"));
        budget.reserve(A, 90).orElseThrow();
        yesterdays.settle(0);
        assertThat(budget.reserve(A, 20)).isEmpty();
    }

    @Test
    void noLimitIsNone() {
        assertThat(new OwnTokenBudget(0, clock).reserve(A, Long.MAX_VALUE / 2)).isPresent();
    }

    @Test
    void aKeyThatSaysHowManyItMayHasThatMany() {
        TokenBudget budget = new OwnTokenBudget(100, clock);
        Caller more = new Caller("more", 150L);
        assertThat(budget.reserve(more, 150)).isPresent();
        assertThat(budget.reserve(more, 1)).isEmpty();
        assertThat(budget.reserve(new Caller("any", 0L), Long.MAX_VALUE / 2)).isPresent();
        assertThat(budget.reserve(A, 101)).isEmpty();
    }
}
