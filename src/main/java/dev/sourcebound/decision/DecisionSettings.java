package dev.sourcebound.decision;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Whether decisions are kept. They hold questions and answers in the clear.
///
/// @param folder where; null keeps none
/// @param maxSize of all files of decisions together, and of all of feedback, `64KB` to `64GB`; the
///   oldest half goes first
@ConfigurationProperties("sourcebound.decision")
public record DecisionSettings(@Nullable Path folder, @DefaultValue("256MB") DataSize maxSize) {

    private static final DataSize LEAST = DataSize.ofKilobytes(64);
    private static final DataSize MOST = DataSize.ofGigabytes(64);

    public DecisionSettings {
        // A variable that is set to nothing is not set.
        folder = folder == null || folder.toString().isEmpty() ? null : folder;
        if (maxSize.compareTo(LEAST) < 0 || maxSize.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "sourcebound.decision.max-size must be 64KB to 64GB, got " + maxSize);
        }
    }
}
