package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.retrieval.Aliases.Used;
import dev.sourcebound.retrieval.RankFusion.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/// The passages, searchable by words (BM25, Robertson and Zaragoza 2009, k1 1.2, b 0.75) and by
/// vector in one Lucene index. Immutable once open; thread-safe.
final class LuceneIndex implements PassageIndex {

    private final IndexPlace.Opened opened;
    private final DirectoryReader reader;
    private final LiveSearcher searcher;
    private final Terms terms;
    private final Forms forms;
    private final Aliases aliases;
    private final Nearest nearest;

    /// Closes what it is given with itself, and where it throws.
    LuceneIndex(IndexPlace.Opened opened) throws IOException {
        this.opened = opened;
        this.reader = opened.passages();
        this.searcher = new LiveSearcher(reader);
        this.terms = new Terms();
        this.forms = new LuceneForms(searcher, terms);
        this.nearest = new Nearest(searcher);
        try {
            this.aliases = new Aliases(LiveTerms.of(reader, PassageDocument.ALIASES), terms);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /// What is read of it by its store.
    DirectoryReader reader() {
        return reader;
    }

    @Override
    public int size() {
        return reader.numDocs();
    }

    @Override
    public List<Candidate> candidates(
            String question, List<Used> used, float[] vector, int depth, Set<String> sources) {
        try {
            Query words = query(question, used);
            Query within = sources.isEmpty() ? null : idsIn(PassageDocument.SOURCE, sources);
            Map<Integer, Double> bm25 = search(restrict(words, within), depth);
            Set<Integer> found = new TreeSet<>(bm25.keySet());
            found.addAll(nearest.numbers(vector, depth, within));
            return scored(found, words, vector, bm25);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the index failed", e);
        }
    }

    @Override
    public Map<String, EmbeddedText> embedded(Set<String> texts) {
        if (opened.tokens() == null) {
            return Map.of();
        }
        try {
            Map<String, EmbeddedText> embedded = new HashMap<>();
            for (String text : texts) {
                opened.embedded(PassageDocument.content(text))
                        .ifPresent(each -> embedded.put(text, each));
            }
            return embedded;
        } catch (IOException e) {
            throw new UncheckedIOException("reading the index failed", e);
        }
    }

    /// The passages next to vectors.
    Nearest nearest() {
        return nearest;
    }

    @Override
    public List<Word> words(String text) {
        return terms.words(text);
    }

    @Override
    public double rarity(String term) {
        try {
            int holding = searcher.holding(new Term(PassageDocument.TERMS, term));
            return PassageIndex.rarity(size(), holding);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the index failed", e);
        }
    }

    @Override
    public Forms forms() {
        return forms;
    }

    @Override
    public Aliases aliases() {
        return aliases;
    }

    @Override
    public void close() {
        try (opened;
                terms) {
            // Whoever made the place closes it.
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.INTERNAL, "closing the index failed: " + e.getMessage(), e);
        }
    }

    /// A passage by its number in the index.
    private record Numbered(int number, Passage passage) {}

    private List<Candidate> scored(
            Set<Integer> found, Query words, float[] vector, Map<Integer, Double> bm25)
            throws IOException {
        List<Numbered> passages = new ArrayList<>();
        for (int number : found) {
            passages.add(
                    new Numbered(number, PassageDocument.read(searcher.storedFields(), number)));
        }
        Set<String> missing =
                passages.stream()
                        .filter(numbered -> !bm25.containsKey(numbered.number()))
                        .map(numbered -> numbered.passage().id())
                        .collect(Collectors.toSet());
        Map<Integer, Double> all = new HashMap<>(bm25);
        if (!missing.isEmpty()) {
            Query rest = restrict(words, idsIn(PassageDocument.ID, missing));
            all.putAll(search(rest, missing.size()));
        }
        List<Candidate> candidates = new ArrayList<>(passages.size());
        for (Numbered numbered : passages) {
            candidates.add(
                    new Candidate(
                            numbered.passage(),
                            all.getOrDefault(numbered.number(), 0.0),
                            cosine(numbered.number(), vector)));
        }
        return candidates;
    }

    private Query query(String question, List<Used> used) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        Set<String> distinct =
                terms.words(question).stream()
                        .map(Word::term)
                        .limit(IndexSearcher.getMaxClauseCount())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (distinct.isEmpty()) {
            return new MatchNoDocsQuery("the question has no word to search for");
        }
        for (String term : distinct) {
            any.add(new TermQuery(new Term(PassageDocument.TERMS, term)), Occur.SHOULD);
        }
        used.forEach(each -> any.add(otherwise(each), Occur.SHOULD));
        return any.build();
    }

    private static Query otherwise(Used used) {
        List<String> terms = used.otherwise().terms();
        return terms.size() == 1
                ? new TermQuery(new Term(PassageDocument.TERMS, terms.getFirst()))
                : new PhraseQuery(
                        Aliases.SLOP, PassageDocument.TERMS, terms.toArray(String[]::new));
    }

    private static Query idsIn(String field, Set<String> ids) {
        return new TermInSetQuery(field, ids.stream().map(BytesRef::new).toList());
    }

    private static Query restrict(Query query, @Nullable Query filter) {
        return filter == null
                ? query
                : new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(filter, Occur.FILTER)
                        .build();
    }

    /// Document number to score.
    private Map<Integer, Double> search(Query query, int depth) throws IOException {
        Map<Integer, Double> scores = new HashMap<>();
        for (ScoreDoc hit : searcher.search(query, depth).scoreDocs) {
            scores.put(hit.doc, (double) hit.score);
        }
        return scores;
    }

    private double cosine(int number, float[] vector) throws IOException {
        return VectorUtil.dotProduct(vector, Vectors.at(reader, number));
    }
}
