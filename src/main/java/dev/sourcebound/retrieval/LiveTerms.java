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
                    if (isLive(each, live)) {
                        found.add(term.utf8ToString());
                    }
                }
            }
        }
        return found;
    }

    /// Terms of passages that are deleted stay listed until they are merged away.
    private static boolean isLive(TermsEnum term, @org.jspecify.annotations.Nullable Bits live)
            throws IOException {
        PostingsEnum holding = term.postings(null, PostingsEnum.NONE);
        for (int number = holding.nextDoc();
                number != DocIdSetIterator.NO_MORE_DOCS;
                number = holding.nextDoc()) {
            if (live == null || live.get(number)) {
                return true;
            }
        }
        return false;
    }
}
