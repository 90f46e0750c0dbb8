package dev.sourcebound.embedding;

import java.util.Map;
import java.util.Set;

/// What an embedder made of passages before, kept where it costs less than a run of the model.
/// Thread-safe.
public interface KeptEmbeddings {

    /// For where nothing is kept.
    KeptEmbeddings NONE = _ -> Map.of();

    /// What is kept of some passages, by their texts, the same as the embedder would make, bit for
    /// bit; without those of which nothing is. All of them at once, for it may be far away.
    Map<String, EmbeddedText> of(Set<String> texts);
}
