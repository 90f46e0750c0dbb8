package dev.sourcebound.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/// Finds the passages whose vectors are next to a given one: in a small index by comparing with
/// each, in a large one by a graph, see [VectorSearch]. Thread-safe.
final class Nearest {

    /// Passages up to which each is compared with, which takes about a millisecond: there what is
    /// found is exact, and depends on nothing but the passages.
    static final int EXACT = 10_000;

    /// How many times as many are looked for in the graph as are wanted: it misses some, and those
    /// that it finds by shortened vectors are then put in order by the vectors themselves.
    static final int TIMES = 16;

    /// A passage by its number in the index, and how near it is.
    ///
    /// @param cosine `[-1, 1]`
    record Near(int number, float cosine) {

        /// The farthest first; of equals the one of the higher number.
        static final Comparator<Near> FARTHEST =
                Comparator.comparingDouble(Near::cosine)
                        .thenComparing(Comparator.comparingInt(Near::number).reversed());
    }

    private final IndexSearcher searcher;
    private final IndexReader reader;
    private final boolean exact;

    Nearest(IndexSearcher searcher) {
        this(searcher, EXACT);
    }

    /// @param most passages up to which each is compared with
    Nearest(IndexSearcher searcher, int most) {
        this.searcher = searcher;
        this.reader = searcher.getIndexReader();
        this.exact = reader.numDocs() <= most;
    }

    /// The numbers of those that are nearest, nearest first.
    ///
    /// @param most how many, `>= 1`
    /// @param within only among these; null means among all
    List<Integer> numbers(float[] vector, int most, @Nullable Query within) throws IOException {
        List<Near> found = exact ? compared(vector, most, within) : looked(vector, most, within);
        return found.stream().map(Near::number).toList();
    }

    /// By comparing with each.
    List<Near> compared(float[] vector, int most, @Nullable Query within) throws IOException {
        @Nullable Weight among =
                within == null
                        ? null
                        : searcher.createWeight(
                                searcher.rewrite(within), ScoreMode.COMPLETE_NO_SCORES, 1);
        Best best = new Best(most);
        for (LeafReaderContext leaf : reader.leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(PassageDocument.VECTOR);
            DocIdSetIterator numbers = numbers(leaf, among);
            if (values != null && numbers != null) {
                compare(leaf, values, numbers, vector, best);
            }
        }
        return best.nearestFirst();
    }

    private static @Nullable DocIdSetIterator numbers(
            LeafReaderContext leaf, @Nullable Weight among) throws IOException {
        if (among == null) {
            return DocIdSetIterator.all(leaf.reader().maxDoc());
        }
        Scorer scorer = among.scorer(leaf);
        return scorer == null ? null : scorer.iterator();
    }

    private static void compare(
            LeafReaderContext leaf,
            FloatVectorValues values,
            DocIdSetIterator numbers,
            float[] vector,
            Best best)
            throws IOException {
        DocIndexIterator each = values.iterator();
        Bits live = leaf.reader().getLiveDocs();
        for (int number = numbers.nextDoc();
                number != DocIdSetIterator.NO_MORE_DOCS;
                number = numbers.nextDoc()) {
            int at = each.docID() < number ? each.advance(number) : each.docID();
            if (at == number && (live == null || live.get(number))) {
                float[] other = values.vectorValue(each.index());
                best.add(new Near(leaf.docBase + number, VectorUtil.dotProduct(vector, other)));
            }
        }
    }

    private List<Near> looked(float[] vector, int most, @Nullable Query within) throws IOException {
        Query query = new KnnFloatVectorQuery(PassageDocument.VECTOR, vector, most * TIMES, within);
        Best best = new Best(most);
        for (ScoreDoc hit : searcher.search(query, most * TIMES).scoreDocs) {
            best.add(new Near(hit.doc, VectorUtil.dotProduct(vector, Vectors.at(reader, hit.doc))));
        }
        return best.nearestFirst();
    }

    /// The nearest of those that it was given.
    private static final class Best {
        private final int most;
        private final PriorityQueue<Near> farthestFirst = new PriorityQueue<>(Near.FARTHEST);

        Best(int most) {
            this.most = most;
        }

        void add(Near near) {
            if (farthestFirst.size() < most) {
                farthestFirst.add(near);
            } else if (Near.FARTHEST.compare(near, farthestFirst.peek()) > 0) {
                farthestFirst.poll();
                farthestFirst.add(near);
            }
        }

        List<Near> nearestFirst() {
            List<Near> all = new ArrayList<>(farthestFirst);
            all.sort(Near.FARTHEST.reversed());
            return all;
        }
    }
}
