package dev.sourcebound.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.function.BiFunction;

/// Keeps what an embedder made, so that a text is read once: its vector and its tokens' come from
/// one run, whichever is asked for first. Thread-safe.
public final class CachingEmbedder implements Embedder {

    /// Bytes of an entry besides its vectors and its text: objects, array headers and the cache's
    /// own bookkeeping, rounded up.
    private static final int ENTRY_BYTES = 400;

    private final BiFunction<String, Role, EmbeddedText> embedder;
    private final EmbedderFingerprint fingerprint;
    private final Cache<Key, EmbeddedText> cache;

    /// Keeps what `embedder` makes in at most `bytes` bytes.
    public CachingEmbedder(OnnxEmbedder embedder, long bytes) {
        this(embedder::embedText, embedder.fingerprint(), bytes);
    }

    CachingEmbedder(
            BiFunction<String, Role, EmbeddedText> embedder,
            EmbedderFingerprint fingerprint,
            long bytes) {
        this.embedder = embedder;
        this.fingerprint = fingerprint;
        this.cache =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher(CachingEmbedder::weight)
                        .recordStats()
                        .build();
    }

    @Override
    public float[] embed(String text, Role role) {
        return find(text, role).vector();
    }

    @Override
    public TokenVectors embedTokens(String text, Role role) {
        return find(text, role).tokens();
    }

    @Override
    public EmbedderFingerprint fingerprint() {
        return fingerprint;
    }

    /// Hits, misses and evictions since the start.
    CacheStats stats() {
        return cache.stats();
    }

    private EmbeddedText find(String text, Role role) {
        return cache.get(
                new Key(fingerprint, role, text), key -> embedder.apply(key.text(), key.role()));
    }

    private static int weight(Key key, EmbeddedText value) {
        long floats = value.vector().length * (1L + value.tokens().size());
        long bytes = ENTRY_BYTES + 2L * key.text().length() + Float.BYTES * floats;
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private record Key(EmbedderFingerprint fingerprint, Role role, String text) {}
}
