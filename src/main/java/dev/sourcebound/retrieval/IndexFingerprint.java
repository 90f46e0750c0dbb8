package dev.sourcebound.retrieval;

import dev.sourcebound.embedding.EmbedderFingerprint;
import java.util.Map;

/// What decides how an index holds a passage: the model that makes the vectors, how text becomes
/// terms, and which fields there are. Of two indices with one fingerprint, either can take over
/// what the other holds of a passage.
///
/// @param embedder the model, its digest, dimension and reading length
/// @param terms the version of the terms
/// @param fields the version of the fields
public record IndexFingerprint(String embedder, String terms, String fields) {

    static IndexFingerprint of(EmbedderFingerprint embedder) {
        return new IndexFingerprint(
                "%s %s %d %d"
                        .formatted(
                                embedder.model(),
                                embedder.sha256(),
                                embedder.dimension(),
                                embedder.maxTokens()),
                Terms.VERSION,
                PassageDocument.VERSION);
    }

    /// As it is kept beside an index.
    Map<String, String> toMap() {
        return Map.of("embedder", embedder, "terms", terms, "fields", fields);
    }
}
