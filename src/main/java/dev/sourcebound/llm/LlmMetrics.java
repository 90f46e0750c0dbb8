package dev.sourcebound.llm;

import dev.sourcebound.answer.Usage;
import dev.sourcebound.answer.Written;
import dev.sourcebound.answer.Written.Fallback;
import dev.sourcebound.llm.ModelCalls.Tokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Counts what a language model is asked, what it takes and where excerpts stand in for it. From
/// the start, at zero, so that a first fault is seen as an increase.
final class LlmMetrics {

    private final MeterRegistry registry;

    LlmMetrics(MeterRegistry registry) {
        this.registry = registry;
        calls("answered");
        answers("none");
        for (Fallback fallback : Fallback.values()) {
            answers(fallback.slug());
        }
        tokens("in");
        tokens("out");
    }

    /// A call has ended.
    ///
    /// @param fault null where it brought an answer
    void called(@Nullable ModelFault fault, Duration took) {
        String outcome = fault == null ? "answered" : fault.fallback().slug();
        calls(outcome).record(took);
    }

    /// A call has taken tokens, whatever became of it.
    ///
    /// @param cost null where no prices are set
    void took(Tokens tokens, @Nullable Double cost) {
        tokens("in").increment((double) tokens.input());
        tokens("out").increment((double) tokens.output());
        if (cost != null) {
            registry.counter("sourcebound.llm.cost").increment(cost);
        }
    }

    /// An answer has been written, or was not.
    void written(Written written) {
        String reason = written.fallback() == null ? "none" : written.fallback().slug();
        answers(reason).increment();
        Usage usage = written.usage();
        if (usage != null && usage.firstClaimMillis() != null) {
            registry.timer("sourcebound.llm.first-claim")
                    .record(Duration.ofMillis(usage.firstClaimMillis()));
        }
    }

    private Timer calls(String outcome) {
        return registry.timer("sourcebound.llm.calls", "outcome", outcome);
    }

    private Counter answers(String fallback) {
        return registry.counter("sourcebound.llm.answers", "fallback", fallback);
    }

    private Counter tokens(String direction) {
        return registry.counter("sourcebound.llm.tokens", "direction", direction);
    }
}
