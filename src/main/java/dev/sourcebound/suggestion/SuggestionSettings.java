package dev.sourcebound.suggestion;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How questions to offer are found after the start, and after each change of the sources.
///
/// @param questions how many are checked each time, and offered, at most, `0..10000`; 0 means that
///   none is ever offered
/// @param time how long finding and checking them may take each time, `> 0`; what is found by then
///   is offered
/// @param file keeps them between starts, made where it is absent; null means that they are found
///   anew after each start
@ConfigurationProperties("sourcebound.suggestion")
record SuggestionSettings(
        @DefaultValue("150") int questions,
        @DefaultValue("5m") Duration time,
        @Nullable Path file) {

    private static final int MOST = 10_000;

    SuggestionSettings {
        if (questions < 0 || questions > MOST) {
            throw new IllegalArgumentException(
                    "sourcebound.suggestion.questions must be 0 to %d, got %d"
                            .formatted(MOST, questions));
        }
        if (!time.isPositive()) {
            throw new IllegalArgumentException(
                    "sourcebound.suggestion.time must be > 0, got " + time);
        }
    }
}
