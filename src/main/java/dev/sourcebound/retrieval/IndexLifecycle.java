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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Has an index for each edition of the sources that is in use. The first is made once the server
/// listens, and the server counts as ready when that is done; each later one before its edition is
/// seen. Which one a search uses is the edition's matter: see [Corpus#pinned].
@Order(Ordered.HIGHEST_PRECEDENCE)
final class IndexLifecycle
        implements ApplicationRunner, Indexing, Supplier<LuceneIndex>, Vocabulary, DisposableBean {

    private final Corpus corpus;
    private final Chunker chunker;
    private final IndexStore store;
    private final Progress progress;
    private final Map<Edition, LuceneIndex> indices = new ConcurrentHashMap<>();

    /// @param progress told of what is made at the start
    IndexLifecycle(Corpus corpus, Chunker chunker, IndexStore store, Progress progress) {
        this.corpus = corpus;
        this.chunker = chunker;
        this.store = store;
        this.progress = progress;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        prepare(corpus.edition(), progress);
    }

    @Override
    public synchronized void prepare(Edition next, Progress progress) {
        if (indices.containsKey(next)) {
            return;
        }
        List<SourcePassages> wanted =
                next.sources().stream().map(source -> SourcePassages.of(source, chunker)).toList();
        LuceneIndex index = store.open(wanted, progress);
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
    public LuceneIndex get() {
        LuceneIndex index = indices.get(corpus.edition());
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
        indices.values().forEach(LuceneIndex::close);
        store.close();
    }
}
