package dev.sourcebound.answer;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// Keeps replies with what was told on the way to them, so that a question is worked out once for
/// as long as the sources and what a refusal offers stay as they are; of several who ask the same
/// at once the first has it worked out, and the others wait for it. Nothing of a reply depends on
/// who asks or when. Thread-safe.
///
/// Not kept is what stands in for a language model's words: the next one may get those.
public final class AnswerCache implements Answerer {

    /// Of an entry besides its texts: objects, and the cache's own bookkeeping, rounded up.
    private static final int KEY_BYTES = 400;

    /// Of a source that a question names, besides the letters of its name, or of what was told
    /// before it, rounded up.
    private static final int NAMED_BYTES = 64;

    private final Answerer answerer;
    private final LongSupplier edition;
    private final Suggestions suggestions;
    private final AnswerMetrics metrics;
    private final long bytes;
    private final AsyncCache<Asked, Outcome> kept;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /// @param edition the number of the sources' edition that the asking thread sees
    /// @param bytes how much memory the replies may take, `>= 0`; 0 keeps none
    AnswerCache(
            Answerer answerer,
            LongSupplier edition,
            Suggestions suggestions,
            AnswerMetrics metrics,
            long bytes) {
        this.answerer = answerer;
        this.edition = edition;
        this.suggestions = suggestions;
        this.metrics = metrics;
        this.bytes = bytes;
        this.kept =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher(AnswerCache::weight)
                        .executor(Runnable::run)
                        .buildAsync();
    }

    /// All that a reply depends on, but for what never changes while the program runs.
    private record Asked(Question question, long edition, long suggestions) {}

    @Override
    public Reply answer(Question question, Progress progress) {
        Question normal = question.normal();
        if (bytes == 0) {
            return answerer.answer(normal, progress);
        }
        Asked asked = new Asked(normal, edition.getAsLong(), suggestions.version());
        while (true) {
            CompletableFuture<Outcome> mine = new CompletableFuture<>();
            CompletableFuture<Outcome> earlier = kept.asMap().putIfAbsent(asked, mine);
            if (earlier == null) {
                misses.increment();
                return make(asked, mine, progress);
            }
            switch (await(earlier, progress)) {
                case Outcome.Kept(KeptReply told) -> {
                    hits.increment();
                    return tell(told, progress);
                }
                case Outcome.NotKept _ -> {
                    misses.increment();
                    return answerer.answer(normal, progress);
                }
                case Outcome.Failed _ -> {
                    // Whoever asked first has left, perhaps; that is no reason to fail here.
                }
            }
        }
    }

    /// How many were answered from what is kept or was under way, since the start.
    long hits() {
        return hits.sum();
    }

    /// How many were worked out, since the start.
    long misses() {
        return misses.sum();
    }

    /// The memory that the replies take, in bytes, by this class's own reckoning.
    long bytes() {
        return kept.synchronous().policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    private Reply make(Asked asked, CompletableFuture<Outcome> promise, Progress progress) {
        KeptReply.Recorder recorder = new KeptReply.Recorder(progress);
        try {
            Reply reply = answerer.answer(asked.question(), recorder);
            if (reply.provenance().fallback() == null) {
                promise.complete(new Outcome.Kept(recorder.told(reply)));
            } else {
                kept.asMap().remove(asked, promise);
                promise.complete(new Outcome.NotKept());
            }
            return reply;
        } catch (RuntimeException | Error e) {
            kept.asMap().remove(asked, promise);
            promise.cancel(false);
            throw e;
        }
    }

    private Reply tell(KeptReply told, Progress progress) {
        told.to(progress);
        metrics.repeated(told);
        return told.reply();
    }

    /// What came of somebody else's asking.
    private sealed interface Outcome {
        record Kept(KeptReply told) implements Outcome {}

        record NotKept() implements Outcome {}

        record Failed() implements Outcome {}
    }

    private static Outcome await(CompletableFuture<Outcome> other, Progress progress) {
        return other.isDone() ? outcome(other) : progress.waiting(() -> outcome(other));
    }

    private static Outcome outcome(CompletableFuture<Outcome> other) {
        try {
            return other.get();
        } catch (CancellationException | ExecutionException e) {
            return new Outcome.Failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody waits for this any more");
        }
    }

    private static int weight(Asked asked, Outcome outcome) {
        Question question = asked.question();
        int letters =
                question.text().length()
                        + question.written().length()
                        + question.sources().stream().mapToInt(String::length).sum();
        int named = question.sources().size() + question.told().size();
        long key = KEY_BYTES + 2L * letters + (long) NAMED_BYTES * named;
        long value = outcome instanceof Outcome.Kept(KeptReply told) ? told.bytes() : 0;
        return (int) Math.min(Integer.MAX_VALUE, key + value);
    }
}
