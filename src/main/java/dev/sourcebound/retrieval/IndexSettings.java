package dev.sourcebound.retrieval;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param path where the index is kept between starts, a folder of its own; absent means in memory
@ConfigurationProperties("sourcebound.index")
record IndexSettings(@Nullable Path path) {}
