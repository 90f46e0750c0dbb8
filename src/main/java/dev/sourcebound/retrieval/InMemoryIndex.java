package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.watch.Stages;
import java.util.List;

/// Some passages, searchable, for as long as it is open. What a program that brings its own
/// passages builds.
public final class InMemoryIndex implements AutoCloseable {

    private final IndexStore store;
    private final LuceneIndex index;
    private final Retriever retriever;
    private final Spelling spelling;

    /// Embeds and indexes the passages; takes some milliseconds for each.
    public InMemoryIndex(List<Passage> passages, Embedder embedder) {
        this.store = new IndexStore(null, embedder);
        this.index = store.open(passages);
        this.retriever = new HybridRetriever(() -> index, embedder, Stages.NONE);
        this.spelling = new CorpusSpelling(() -> index, new CommonWords(embedder));
    }

    public Retriever retriever() {
        return retriever;
    }

    public Vocabulary vocabulary() {
        return index;
    }

    public Spelling spelling() {
        return spelling;
    }

    @Override
    public void close() {
        index.close();
        store.close();
    }
}
