package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Edition;
import dev.sourcebound.corpus.Indexing;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Has an index for each edition of the sources that is in use. The first is made once the server
/// listens, tried again where a cluster that holds it is not there yet, and the server counts as
/// ready when that is done; each later one before its edition is seen. Which one a search uses is
/// the edition's matter: see [Corpus#pinned].
@Order(Ordered.HIGHEST_PRECEDENCE)
final class IndexLifecycle
        implements ApplicationRunner, Indexing, Supplier<PassageIndex>, Vocabulary, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(IndexLifecycle.class);
    private static final int SECONDS_BETWEEN_TRIES = 2;

    private final Corpus corpus;
    private final Chunker chunker;
    private final PassageIndices store;
    private final Progress progress;
    private final boolean patient;
    private final Map<Edition, PassageIndex> indices = new ConcurrentHashMap<>();

    /// @param store closed by whoever made it, after this
    /// @param progress told of what is made at the start
    /// @param patient whether the start waits for a cluster; else it fails, for somebody else to
    ///   try again
    IndexLifecycle(
            Corpus corpus,
            Chunker chunker,
            PassageIndices store,
            Progress progress,
            boolean patient) {
        this.corpus = corpus;
        this.chunker = chunker;
        this.store = store;
        this.progress = progress;
        this.patient = patient;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        while (true) {
            try {
                prepare(corpus.edition(), progress);
                return;
            } catch (AppException e) {
                if (!patient || !e.code().retryable()) {
                    throw e;
                }
                LOG.warn("Not ready yet: {}", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the server stops");
        }
    }

    @Override
    public synchronized void prepare(Edition next, Progress progress) {
        if (indices.containsKey(next)) {
            return;
        }
        List<SourcePassages> wanted =
                next.sources().stream().map(source -> SourcePassages.of(source, chunker)).toList();
        PassageIndex index = store.open(wanted, progress);
        indices.put(next, index);
        next.onEnd(() -> {
            indices.remove(next);
            index.close();
        });
    }

    /// The index of the edition that this work is pinned to.
    ///
    /// @throws AppException `STARTING` until the first index is made
    @Override
    public PassageIndex get() {
        PassageIndex index = indices.get(corpus.edition());
        if (index == null) {
            throw new AppException(
                    ErrorCode.STARTING, "The sources are still being indexed; ask again shortly.");
        }
        return index;
    }

    @Override
    public List<Word> words(String text) {
        return corpus.pinned(() -> get().words(text));
    }

    @Override
    public double rarity(String term) {
        return corpus.pinned(() -> get().rarity(term));
    }

    @Override
    public void destroy() {
        indices.values().forEach(PassageIndex::close);
    }
}
