package dev.sourcebound.corpus;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How the folder of sources is followed while the server runs.
///
/// @param watchInterval how often it is looked at, 100ms to 1d; 0 never
/// @param oldRevisions memory for texts that have been replaced, two bytes a code unit, 0B to 8GB
@Validated
@ConfigurationProperties("sourcebound.corpus")
public record LiveSettings(
        @NotNull @DefaultValue("2s") Duration watchInterval,
        @NotNull @DefaultValue("32MB") DataSize oldRevisions) {

    private static final Duration LEAST = Duration.ofMillis(100);

    public LiveSettings {
        if (!watchInterval.isZero()
                && (watchInterval.compareTo(LEAST) < 0
                        || watchInterval.compareTo(Duration.ofDays(1)) > 0)) {
            throw new IllegalArgumentException(
                    "sourcebound.corpus.watch-interval must be 0 or 100ms to 1d, got "
                            + watchInterval);
        }
        if (oldRevisions.isNegative() || oldRevisions.toGigabytes() > 8) {
            throw new IllegalArgumentException(
                    "sourcebound.corpus.old-revisions must be 0B to 8GB, got " + oldRevisions);
        }
    }
}
