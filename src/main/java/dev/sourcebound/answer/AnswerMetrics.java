package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.Reply.Reason;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts replies by outcome and, as an error of this program, drafts that failed the grounding
/// check.
final class AnswerMetrics {

    private final MeterRegistry registry;

    AnswerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered() {
        registry.counter("sourcebound.replies", "outcome", "answered", "reason", "none")
                .increment();
    }

    void refused(Reason reason) {
        registry.counter("sourcebound.replies", "outcome", "refused", "reason", reason.slug())
                .increment();
    }

    void failed(Failure failure) {
        registry.counter("sourcebound.grounding.failures", "failure", failure.slug()).increment();
    }
}
