package dev.sourcebound.retrieval;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// What the passages of an index have in a field, read from the list of its terms, so that no
/// passage has to be.
final class LiveTerms {

    private LiveTerms() {}

    static Set<String> of(IndexReader reader, String field) throws IOException {
        Set<String> found = new HashSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms != null) {
                Bits live = leaf.reader().getLiveDocs();
                TermsEnum each = terms.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    if (first(each.postings(null, PostingsEnum.NONE), live)
                            != DocIdSetIterator.NO_MORE_DOCS) {
                        found.add(term.utf8ToString());
                    }
                }
            }
        }
        return found;
    }

    /// The first passage that is not deleted, `NO_MORE_DOCS` where there is none: those of passages
    /// that are deleted stay listed until they are merged away.
    static int first(PostingsEnum holding, @Nullable Bits live) throws IOException {
        int number = holding.nextDoc();
        while (live != null && number != DocIdSetIterator.NO_MORE_DOCS && !live.get(number)) {
            number = holding.nextDoc();
        }
        return number;
    }
}
