package dev.sourcebound.corpus;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Where the sources are.
///
/// @param folder the folder of `.txt` and `.md` files, with or without a `sources.yaml`
/// @param maxSourceSize the largest file that is read, in bytes, 1B to 512MB: a text is held in
///   memory whole
@Validated
@ConfigurationProperties("sourcebound.corpus")
public record CorpusSettings(
        @NotNull @DefaultValue("seeds") Path folder,
        @NotNull @DefaultValue("20MB") DataSize maxSourceSize) {

    /// A text and what is made of it are held in memory several times over while it is read.
    private static final DataSize LARGEST = DataSize.ofMegabytes(512);

    public CorpusSettings {
        if (maxSourceSize.toBytes() < 1 || maxSourceSize.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException(
                    "sourcebound.corpus.max-source-size must be 1B to 512MB, got " + maxSourceSize);
        }
    }
}
