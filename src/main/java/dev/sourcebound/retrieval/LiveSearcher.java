package dev.sourcebound.retrieval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.jspecify.annotations.Nullable;

/// Searches with the statistics of the passages that are there: what has been taken out and stands
/// in a piece of the index still is not counted. Only the mean length of a passage is that of both.
/// Thread-safe.
final class LiveSearcher extends IndexSearcher {

    /// Terms that have been counted: of a large index that takes milliseconds.
    private static final int REMEMBERED = 50_000;

    private final Cache<Term, Integer> counted =
            Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

    LiveSearcher(DirectoryReader reader) {
        super(reader);
    }

    /// How many passages hold a term.
    int holding(Term term) throws IOException {
        return getIndexReader().hasDeletions()
                ? counted.get(term, this::counted)
                : getIndexReader().docFreq(term);
    }

    private int counted(Term term) {
        try {
            return count(new TermQuery(term));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the index failed", e);
        }
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq)
            throws IOException {
        // Of none there can be no statistics; what has been taken out alone is found by nobody.
        int holding = getIndexReader().hasDeletions() ? Math.max(1, holding(term)) : docFreq;
        return super.termStatistics(term, holding, totalTermFreq);
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        CollectionStatistics all = super.collectionStatistics(field);
        if (all == null || !getIndexReader().hasDeletions()) {
            return all;
        }
        double there = (double) getIndexReader().numDocs() / getIndexReader().maxDoc();
        long holding = Math.max(1, Math.round(all.docCount() * there));
        return new CollectionStatistics(
                field,
                all.maxDoc(),
                holding,
                Math.max(holding, Math.round(all.sumTotalTermFreq() * there)),
                Math.max(holding, Math.round(all.sumDocFreq() * there)));
    }
}
