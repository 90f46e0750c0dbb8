package dev.sourcebound.llm;

import dev.sourcebound.answer.Usage;
import dev.sourcebound.answer.Written;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Counts what a language model is asked, what it takes and where excerpts stand in for it.
final class LlmMetrics {

    private final MeterRegistry registry;

    LlmMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// A call has ended.
    ///
    /// @param fault null where it brought an answer
    void called(@Nullable ModelFault fault, Duration took) {
        String outcome = fault == null ? "answered" : fault.fallback().slug();
        registry.timer("sourcebound.llm.calls", "outcome", outcome).record(took);
    }

    /// An answer has been written, or was not.
    void written(Written written) {
        String reason = written.fallback() == null ? "none" : written.fallback().slug();
        registry.counter("sourcebound.llm.answers", "fallback", reason).increment();
        Usage usage = written.usage();
        if (usage == null) {
            return;
        }
        registry.counter("sourcebound.llm.tokens", "direction", "in")
                .increment((double) usage.inputTokens());
        registry.counter("sourcebound.llm.tokens", "direction", "out")
                .increment((double) usage.outputTokens());
        if (usage.firstClaimMillis() != null) {
            registry.timer("sourcebound.llm.first-claim")
                    .record(Duration.ofMillis(usage.firstClaimMillis()));
        }
        if (usage.cost() != null) {
            registry.counter("sourcebound.llm.cost").increment(usage.cost());
        }
    }
}
