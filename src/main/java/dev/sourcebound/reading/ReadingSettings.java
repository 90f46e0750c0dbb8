package dev.sourcebound.reading;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param manifest which trained model reads: `classpath:` and a name, or a path
/// @param threads how many windows are read at once, `>= 0`; 0 means one per processor
@Validated
@ConfigurationProperties("sourcebound.reading")
record ReadingSettings(
        @DefaultValue("classpath:embeddings/reader/manifest.json") String manifest,
        @DefaultValue("0") @PositiveOrZero int threads) {

    int threadsHere() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
