package dev.sourcebound.retrieval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// The forms that a Lucene index holds. Thread-safe.
final class LuceneForms implements Forms {

    /// How many words are remembered with those spelt like them: people ask with the same words
    /// again, and looking is the dearest step of spelling.
    private static final int REMEMBERED = 5_000;

    private final LiveSearcher searcher;
    private final IndexReader reader;
    private final Terms terms;
    private final Cache<Wanted, List<String>> found =
            Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

    private record Wanted(String form, int edits) {}

    LuceneForms(LiveSearcher searcher, Terms terms) {
        this.searcher = searcher;
        this.reader = searcher.getIndexReader();
        this.terms = terms;
    }

    @Override
    public String form(String word) {
        return terms.form(word);
    }

    @Override
    public int passages(String form) {
        try {
            return searcher.holding(new Term(PassageDocument.FORMS, form));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<String> nearest(String form, int edits) {
        return found.get(new Wanted(form, edits), this::nearest);
    }

    private List<String> nearest(Wanted wanted) {
        DirectSpellChecker speller = new DirectSpellChecker();
        speller.setMaxEdits(wanted.edits());
        speller.setMinPrefix(0);
        speller.setMinQueryLength(1);
        speller.setAccuracy(0);
        try {
            Term near = new Term(PassageDocument.FORMS, wanted.form());
            return Arrays.stream(
                            speller.suggestSimilar(near, SPELT, reader, SuggestMode.SUGGEST_ALWAYS))
                    .map(suggested -> suggested.string)
                    .filter(this::isThere)
                    .toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Set<String> sounding(String form) {
        Set<String> alike = new TreeSet<>();
        try {
            for (String code : Sounds.of(form)) {
                alike.addAll(beginningWith(Sounds.prefix(code)));
            }
            alike.removeIf(other -> !isThere(other));
            return alike;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean inOneName(String form, String next) {
        try {
            return searcher.count(new PhraseQuery(PassageDocument.NAMES, form, next)) > 0;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Forms of what has been taken out stay listed for a while.
    private boolean isThere(String form) {
        return !reader.hasDeletions() || passages(form) > 0;
    }

    private List<String> beginningWith(String prefix) throws IOException {
        List<String> rest = new ArrayList<>();
        org.apache.lucene.index.Terms all = MultiTerms.getTerms(reader, PassageDocument.SOUNDS);
        if (all == null) {
            return rest;
        }
        BytesRef start = new BytesRef(prefix);
        TermsEnum each = all.iterator();
        if (each.seekCeil(start) == TermsEnum.SeekStatus.END) {
            return rest;
        }
        for (BytesRef term = each.term();
                term != null && rest.size() < SOUNDING && StringHelper.startsWith(term, start);
                term = each.next()) {
            rest.add(term.utf8ToString().substring(prefix.length()));
        }
        return rest;
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("reading the index failed", e);
    }
}
