package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.EmbedderFingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// What decides an index: the model that made the vectors, how text becomes terms, and the
/// passages. Two indices with one fingerprint hold the same.
///
/// @param embedder the model, its digest, dimension and reading length
/// @param terms the version of the terms
/// @param passages `sha256:` of all passages: ids, revisions, offsets, sentences and context
public record IndexFingerprint(String embedder, String terms, String passages) {

    static IndexFingerprint of(EmbedderFingerprint embedder, List<Passage> passages) {
        MessageDigest digest = sha256();
        for (Passage passage : passages) {
            String line =
                    String.join(
                            "\u0000",
                            passage.id(),
                            passage.revision(),
                            passage.span().toString(),
                            passage.sentences().toString(),
                            passage.context());
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return new IndexFingerprint(
                "%s %s %d %d"
                        .formatted(
                                embedder.model(),
                                embedder.sha256(),
                                embedder.dimension(),
                                embedder.maxTokens()),
                Terms.VERSION,
                "sha256:" + HexFormat.of().formatHex(digest.digest()));
    }

    /// As it is kept beside an index.
    Map<String, String> toMap() {
        return Map.of("embedder", embedder, "terms", terms, "passages", passages);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
