package dev.sourcebound.embedding;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How texts are embedded.
///
/// @param manifest the model: `classpath:` and a name, or a path of its manifest
/// @param threads how many texts are embedded at once, `[0, 1024]`; 0 means as many as there are
///   processors
/// @param cacheSize how much memory may hold vectors that were made, `>= 0`; 0 keeps none
@Validated
@ConfigurationProperties("sourcebound.embedding")
record EmbeddingSettings(
        @DefaultValue("classpath:embeddings/embedder/manifest.json") @NotBlank String manifest,
        @DefaultValue("0") @Min(0) @Max(1024) int threads,
        @DefaultValue("64MB") DataSize cacheSize) {

    EmbeddingSettings {
        if (cacheSize.isNegative()) {
            throw new IllegalArgumentException(
                    "sourcebound.embedding.cache-size must be >= 0B, got " + cacheSize);
        }
    }

    int threadsHere() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
