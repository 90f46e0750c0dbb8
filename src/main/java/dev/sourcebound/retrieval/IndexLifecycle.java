package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Edition;
import dev.sourcebound.corpus.Indexing;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
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
    private final Map<Edition, LuceneIndex> indices = new ConcurrentHashMap<>();

    /// What was made of the sources of the newest edition, so that no source is cut again that is
    /// the same. Only the thread that prepares an edition uses it.
    private IdentityHashMap<Source, SourcePassages> made = new IdentityHashMap<>();

    IndexLifecycle(Corpus corpus, Chunker chunker, IndexStore store) {
        this.corpus = corpus;
        this.chunker = chunker;
        this.store = store;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        prepare(corpus.edition(), Progress.NONE);
    }

    @Override
    public synchronized void prepare(Edition next, Progress progress) {
        if (indices.containsKey(next)) {
            return;
        }
        IdentityHashMap<Source, SourcePassages> all = new IdentityHashMap<>();
        List<SourcePassages> wanted = new ArrayList<>();
        for (Source source : next.sources()) {
            SourcePassages passages = made.get(source);
            if (passages == null) {
                passages = SourcePassages.of(source, chunker);
            }
            all.put(source, passages);
            wanted.add(passages);
        }
        LuceneIndex index = store.open(wanted, progress);
        made = all;
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
