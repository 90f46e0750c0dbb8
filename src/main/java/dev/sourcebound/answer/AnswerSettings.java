package dev.sourcebound.answer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param maxFalseAnswerRate `(0, 1]`, the part of unanswerable questions that may get an answer;
///   picks the refusal point from the reader's calibration. Less means more refusals
/// @param calibration a file that the command `calibrate` wrote, whose curve takes the place of the
///   reader's own; null means the reader's own
/// @param cacheSize how much memory may hold replies to questions that were asked, `>= 0`; 0 keeps
///   none
@Validated
@ConfigurationProperties("sourcebound.answer")
record AnswerSettings(
        @DefaultValue("0.05") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
                double maxFalseAnswerRate,
        @Nullable Path calibration,
        @DefaultValue("32MB") DataSize cacheSize) {

    AnswerSettings {
        if (cacheSize.isNegative()) {
            throw new IllegalArgumentException(
                    "sourcebound.answer.cache-size must be >= 0B, got " + cacheSize);
        }
    }
}
