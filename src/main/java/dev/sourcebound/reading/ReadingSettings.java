package dev.sourcebound.reading;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param manifest which trained model reads: `classpath:` and a name, or a path
/// @param threads how many windows are read at once, `>= 0`; 0 means one per processor
/// @param maxFalseSupportRate `(0, 1]`, the part of unsupported claims that may be called
///   supported; picks the least support of a supported claim from the calibration. Less means that
///   more true claims are doubted
@Validated
@ConfigurationProperties("sourcebound.reading")
record ReadingSettings(
        @DefaultValue("classpath:embeddings/reader/manifest.json") String manifest,
        @DefaultValue("0") @PositiveOrZero int threads,
        @DefaultValue("0.08") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
                double maxFalseSupportRate) {

    int threadsHere() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
