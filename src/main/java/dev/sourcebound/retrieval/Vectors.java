package dev.sourcebound.retrieval;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/// The vectors that an index keeps.
final class Vectors {

    private Vectors() {}

    /// The vector of a passage, by its number in the index. Not to be changed, and good only until
    /// the next one is asked for.
    static float[] at(IndexReader reader, int number) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(number, leaves));
        return at(leaf.reader(), number - leaf.docBase);
    }

    /// A copy of the vector that was made of a text before, or null where there is none.
    ///
    /// @param content see [PassageDocument#CONTENT]
    static float @Nullable [] of(IndexReader reader, String content) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            int number = live(leaf.reader(), content);
            if (number != DocIdSetIterator.NO_MORE_DOCS) {
                return at(leaf.reader(), number).clone();
            }
        }
        return null;
    }

    /// The first passage of a text that is not deleted, by its number in a piece of an index;
    /// `NO_MORE_DOCS` where there is none.
    static int live(LeafReader leaf, String content) throws IOException {
        PostingsEnum holding =
                leaf.postings(new Term(PassageDocument.CONTENT, content), PostingsEnum.NONE);
        return holding == null
                ? DocIdSetIterator.NO_MORE_DOCS
                : LiveTerms.first(holding, leaf.getLiveDocs());
    }

    private static float[] at(LeafReader leaf, int number) throws IOException {
        FloatVectorValues values = leaf.getFloatVectorValues(PassageDocument.VECTOR);
        if (values == null) {
            throw new IllegalStateException("a passage of the index has no vector");
        }
        var iterator = values.iterator();
        if (iterator.advance(number) != number) {
            throw new IllegalStateException("a passage of the index has no vector");
        }
        return values.vectorValue(iterator.index());
    }
}
