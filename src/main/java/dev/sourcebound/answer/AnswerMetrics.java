package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.watch.Stage;
import dev.sourcebound.watch.Stages;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Counts replies by outcome, claims by what the grounding check made of them, and with what
/// support questions are read; times the steps. All is there from the start, at zero, so that a
/// first refusal is seen as an increase.
final class AnswerMetrics {

    private static final double[] SUPPORTS = {
        0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1
    };

    private final Stages stages;
    private final Counter answered;
    private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);
    private final Map<Failure, Counter> failed = new EnumMap<>(Failure.class);
    private final Counter passed;
    private final DistributionSummary support;
    private final Drift drift;

    /// Times nothing and compares with nothing.
    AnswerMetrics(MeterRegistry registry) {
        this(registry, Stages.NONE, Drift.none());
    }

    AnswerMetrics(MeterRegistry registry, Stages stages, Drift drift) {
        this.stages = stages;
        this.drift = drift;
        this.answered =
                registry.counter("sourcebound.replies", "outcome", "answered", "reason", "none");
        for (Reason reason : Reason.values()) {
            refused.put(
                    reason,
                    registry.counter(
                            "sourcebound.replies", "outcome", "refused", "reason", reason.slug()));
        }
        for (Failure failure : Failure.values()) {
            failed.put(
                    failure,
                    registry.counter("sourcebound.grounding.failures", "failure", failure.slug()));
        }
        this.passed = registry.counter("sourcebound.grounding.passed");
        this.support =
                DistributionSummary.builder("sourcebound.support")
                        .description("Support of the best sentence for a question, 0 for none")
                        .serviceLevelObjectives(SUPPORTS)
                        .register(registry);
    }

    /// Lets a monitor see how far questions are from those that were counted.
    void watchDrift(MeterRegistry registry) {
        Gauge.builder("sourcebound.drift.refusals", drift, Drift::refusals)
                .description("Share of questions refused, less the share in the calibration")
                .register(registry);
        Gauge.builder("sourcebound.drift.support", drift, Drift::support)
                .description("Distance of the supports from the calibration's")
                .register(registry);
        Gauge.builder("sourcebound.drift.questions", drift, Drift::questions)
                .description("How many questions the two are of")
                .register(registry);
    }

    <T> T time(Stage stage, Supplier<T> step) {
        return stages.time(stage, step);
    }

    /// A question has been read.
    ///
    /// @param readings by falling support
    void read(List<Reading> readings) {
        double best = readings.isEmpty() ? 0 : readings.getFirst().support().probability();
        support.record(best);
        drift.add(best);
    }

    /// A reply was given again.
    void repeated(KeptReply told) {
        if (told.readings() != null) {
            read(told.readings());
        }
        switch (told.reply()) {
            case Reply.Answer _ -> answered();
            case Reply.Refusal refusal -> refused(refusal.reason());
        }
    }

    void answered() {
        answered.increment();
    }

    void refused(Reason reason) {
        at(refused, reason).increment();
    }

    void passed() {
        passed.increment();
    }

    void failed(Failure failure) {
        at(failed, failure).increment();
    }

    private static <K extends Enum<K>> Counter at(Map<K, Counter> counters, K key) {
        Counter counter = counters.get(key);
        if (counter == null) {
            throw new IllegalStateException("every one was registered at the start: " + key);
        }
        return counter;
    }
}
