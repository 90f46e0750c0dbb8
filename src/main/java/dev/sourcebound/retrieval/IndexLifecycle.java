package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Makes the index once the server listens; the server counts as ready when this is done.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class IndexLifecycle
        implements ApplicationRunner, Supplier<LuceneIndex>, Vocabulary, DisposableBean {

    private final Corpus corpus;
    private final Chunker chunker;
    private final IndexStore store;
    private volatile @Nullable LuceneIndex index;

    IndexLifecycle(Corpus corpus, Chunker chunker, IndexStore store) {
        this.corpus = corpus;
        this.chunker = chunker;
        this.store = store;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Passage> passages =
                corpus.sources().stream()
                        .flatMap(source -> chunker.chunk(source).stream())
                        .toList();
        index = store.open(passages);
    }

    /// @throws AppException `STARTING` until the index is made
    @Override
    public LuceneIndex get() {
        LuceneIndex made = index;
        if (made == null) {
            throw new AppException(
                    ErrorCode.STARTING, "The sources are still being indexed; ask again shortly.");
        }
        return made;
    }

    @Override
    public List<Word> words(String text) {
        return get().words(text);
    }

    @Override
    public double rarity(String term) {
        return get().rarity(term);
    }

    @Override
    public void destroy() {
        LuceneIndex made = index;
        if (made != null) {
            made.close();
        }
    }
}
