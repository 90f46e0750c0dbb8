package dev.sourcebound.embedding;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Keeps what an embedder made, so that a text is read once: its vector and its tokens' vectors
/// come from one run, whichever is asked for first, and of several callers with one text the first
/// runs the model and the others wait for it. Thread-safe. What it gives is shared between callers,
/// who must not change it.
public final class CachingEmbedder implements Embedder {

    /// Bytes of an entry besides its vectors and its text: objects, array headers and the cache's
    /// own bookkeeping, rounded up.
    static final int ENTRY_BYTES = 400;

    private final Embedder embedder;
    private final EmbedderFingerprint fingerprint;
    private final AsyncCache<Key, EmbeddedText> cache;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /// Keeps what `embedder` makes.
    ///
    /// @param bytes how much memory the entries may take, `>= 0`; 0 keeps none
    public CachingEmbedder(Embedder embedder, long bytes) {
        this.embedder = embedder;
        this.fingerprint = embedder.fingerprint();
        this.cache =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher(CachingEmbedder::weight)
                        .executor(Runnable::run)
                        .buildAsync();
    }

    @Override
    public float[] embedWhole(String text, Role role) {
        CompletableFuture<EmbeddedText> withTokens =
                cache.getIfPresent(new Key(fingerprint, role, text, true));
        EmbeddedText known = withTokens == null ? null : withTokens.getNow(null);
        if (known == null) {
            return embedded(new Key(fingerprint, role, text, false)).vector();
        }
        hits.increment();
        return known.vector();
    }

    @Override
    public EmbedderFingerprint fingerprint() {
        return fingerprint;
    }

    /// From one run of the model, now or before.
    @Override
    public EmbeddedText embedText(String text, Role role) {
        return embedded(new Key(fingerprint, role, text, true));
    }

    private EmbeddedText embedded(Key key) {
        while (true) {
            CompletableFuture<EmbeddedText> mine = new CompletableFuture<>();
            CompletableFuture<EmbeddedText> earlier = cache.asMap().putIfAbsent(key, mine);
            if (earlier == null) {
                misses.increment();
                return make(key, mine);
            }
            EmbeddedText found = await(earlier);
            if (found != null) {
                hits.increment();
                return found;
            }
        }
    }

    @Override
    public Embedder keepingNothing() {
        return embedder;
    }

    /// How many texts were not run because they were kept or under way, since the start.
    public long hits() {
        return hits.sum();
    }

    /// How many texts were run, since the start.
    public long misses() {
        return misses.sum();
    }

    /// The memory that the entries take, in bytes, by this class's own reckoning.
    long bytes() {
        return cache.synchronous().policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    private EmbeddedText make(Key key, CompletableFuture<EmbeddedText> promise) {
        try {
            EmbeddedText whole = embedder.embedText(key.text(), key.role());
            EmbeddedText made = key.tokens() ? whole : whole.whole();
            promise.complete(made);
            return made;
        } catch (RuntimeException | Error e) {
            cache.asMap().remove(key, promise);
            promise.cancel(false);
            throw e;
        }
    }

    /// What another caller is making; null where that caller failed. It may have been interrupted,
    /// which is no reason for this caller to fail.
    private static @Nullable EmbeddedText await(CompletableFuture<EmbeddedText> other) {
        try {
            return other.get();
        } catch (CancellationException | ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AppException(
                    ErrorCode.TIMED_OUT,
                    "interrupted while waiting for a text that another caller embeds",
                    e);
        }
    }

    private static int weight(Key key, EmbeddedText value) {
        long vectors = (long) Float.BYTES * value.vector().length;
        long tokens = key.tokens() ? value.tokens().byteSize() : 0;
        long bytes = ENTRY_BYTES + 2L * key.text().length() + vectors + tokens;
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /// @param tokens whether the tokens' vectors are kept as well
    private record Key(EmbedderFingerprint fingerprint, Role role, String text, boolean tokens) {}
}
