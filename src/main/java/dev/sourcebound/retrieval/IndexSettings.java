package dev.sourcebound.retrieval;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param path where the index is kept between starts, a folder of its own; absent means in memory
/// @param vectors how the nearest passages are looked for in an index of this process
/// @param tokens whether an index on disk or in a cluster keeps what the embedder makes of each
///   passage's tokens, some 30 kB a passage, so that no question waits for it
@ConfigurationProperties("sourcebound.index")
record IndexSettings(
        @Nullable Path path,
        @DefaultValue("auto") VectorSearch vectors,
        @DefaultValue("true") boolean tokens) {}
