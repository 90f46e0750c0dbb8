package dev.sourcebound.watch;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;

/// Times the steps of a question: the timer `sourcebound.stage` by the stage's name and, where
/// traces are made, a span within the one of whoever called. No text is ever told. Thread-safe.
public final class Stages {

    /// Times nothing.
    public static final Stages NONE = new Stages(ObservationRegistry.NOOP);

    private final ObservationRegistry registry;
    private final KeyValues tags;

    public Stages(ObservationRegistry registry) {
        this.registry = registry;
        this.tags = KeyValues.empty();
    }

    /// @param collection of whose questions the steps are, told as a tag
    public Stages(ObservationRegistry registry, String collection) {
        this.registry = registry;
        this.tags = KeyValues.of("collection", collection);
    }

    /// Does the step, and tells how long it took and whether it failed.
    public <T> T time(Stage stage, Supplier<T> step) {
        Observation observation =
                Observation.start("sourcebound.stage", registry)
                        .lowCardinalityKeyValue("stage", stage.slug())
                        .lowCardinalityKeyValues(tags)
                        .contextualName(stage.slug());
        try (Observation.Scope _ = observation.openScope()) {
            return step.get();
        } catch (RuntimeException | Error failure) {
            observation.error(failure);
            throw failure;
        } finally {
            observation.stop();
        }
    }
}
