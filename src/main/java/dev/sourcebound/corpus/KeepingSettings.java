package dev.sourcebound.corpus;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Where what has been read of the sources is kept.
///
/// @param path the folder of the index, in which a folder `texts` is made for the texts; absent
///   means in memory
/// @param textCache memory for texts that were read from there last, 0B to 8GB
@Validated
@ConfigurationProperties("sourcebound.index")
record KeepingSettings(@Nullable Path path, @NotNull @DefaultValue("64MB") DataSize textCache) {

    KeepingSettings {
        if (textCache.isNegative() || textCache.toGigabytes() > 8) {
            throw new IllegalArgumentException(
                    "sourcebound.index.text-cache must be 0B to 8GB, got " + textCache);
        }
    }

    /// @param reading see [DiskShelf]
    Shelf shelf(String reading) {
        return path == null
                ? Shelf.IN_MEMORY
                : new DiskShelf(path.resolve("texts"), reading, textCache.toBytes());
    }
}
