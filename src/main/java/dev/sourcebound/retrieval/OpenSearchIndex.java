package dev.sourcebound.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.retrieval.Aliases.Used;
import dev.sourcebound.retrieval.OpenSearchCluster.Search;
import dev.sourcebound.retrieval.OpenSearchDocument.Similarity;
import dev.sourcebound.retrieval.RankFusion.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// One edition of the passages in an OpenSearch cluster, see [PassageIndex]. Scores are those of
/// the whole index, whatever the number of its shards; of an index that is not large, all vectors
/// are compared.
final class OpenSearchIndex implements PassageIndex {

    private static final List<Map<String, String>> BEST_FIRST =
            List.of(Map.of("_score", "desc"), Map.of(PassageDocument.ID, "asc"));

    private final OpenSearchCluster cluster;
    private final String name;
    private final int size;
    private final boolean exact;
    private final OpenSearchEmbeddings embeddings;
    private final Runnable lost;
    private final Terms terms;
    private final OpenSearchCounts counts;
    private final OpenSearchForms forms;
    private final Aliases aliases;
    private final OpenSearchQueries queries;

    /// @param name of the index, or an alias
    /// @param size how many passages it holds
    /// @param exact whether all vectors are compared
    /// @param embeddings what is kept of the passages
    /// @param lost told where the index could not be searched
    OpenSearchIndex(
            OpenSearchCluster cluster,
            String name,
            int size,
            boolean exact,
            OpenSearchEmbeddings embeddings,
            Runnable lost) {
        this.cluster = cluster;
        this.name = name;
        this.size = size;
        this.exact = exact;
        this.embeddings = embeddings;
        this.lost = lost;
        this.terms = new Terms();
        this.queries = new OpenSearchQueries(terms);
        this.counts = new OpenSearchCounts(this::search, name);
        this.forms = new OpenSearchForms(this::search, name, terms, counts);
        this.aliases =
                new Aliases(OpenSearchValues.of(cluster, name, PassageDocument.ALIASES), terms);
    }

    @Override
    public List<Candidate> candidates(
            String question, List<Used> used, float[] vector, int depth, Set<String> sources) {
        Map<String, Object> within = OpenSearchQueries.in(PassageDocument.SOURCE, sources);
        Map<String, Object> words = queries.words(question, used, within);
        Map<String, Object> nearest =
                exact
                        ? OpenSearchQueries.products(vector, within)
                        : OpenSearchQueries.graph(vector, depth, within);
        List<JsonNode> found = search(List.of(passages(words, depth), passages(nearest, depth)));
        Map<String, Passage> passages = new TreeMap<>();
        Map<String, Double> bm25 = scores(found.getFirst(), passages);
        Map<String, Double> product = scores(found.getLast(), passages);
        complete(question, used, vector, passages.keySet(), bm25, product);
        List<Candidate> candidates = new ArrayList<>(passages.size());
        passages.forEach((id, passage) ->
                candidates.add(
                        new Candidate(
                                passage,
                                bm25.getOrDefault(id, 0.0),
                                Similarity.cosine(product.getOrDefault(id, 1.0)))));
        return candidates;
    }

    @Override
    public List<Word> words(String text) {
        List<Word> words = terms.words(text);
        counts.together(PassageDocument.TERMS, words.stream().map(Word::term).toList());
        return words;
    }

    @Override
    public double rarity(String term) {
        return PassageIndex.rarity(size, counts.of(PassageDocument.TERMS, term));
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
    public int size() {
        return size;
    }

    @Override
    public Map<String, EmbeddedText> embedded(Set<String> texts) {
        if (!embeddings.tokens() || texts.isEmpty()) {
            return Map.of();
        }
        Map<String, String> byContent =
                texts.stream().collect(toMap(PassageDocument::content, text -> text));
        Search search = new Search(name, false, embeddings.search(byContent.keySet()));
        Map<String, EmbeddedText> embedded = new HashMap<>();
        embeddings
                .read(search(List.of(search)).getFirst())
                .forEach((content, each) -> embedded.put(byContent.get(content), each));
        return embedded;
    }

    @Override
    public void expect(String text) {
        counts.fetch(
                Map.of(
                        PassageDocument.TERMS,
                        terms.tokens(PassageDocument.TERMS, text),
                        PassageDocument.FORMS,
                        terms.tokens(PassageDocument.FORMS, text)));
    }

    @Override
    public void close() {
        // The cluster is its store's.
        terms.close();
    }

    /// Fetches of what one of the searches found the score that the other would have given.
    private void complete(
            String question,
            List<Used> used,
            float[] vector,
            Set<String> all,
            Map<String, Double> bm25,
            Map<String, Double> product) {
        Set<String> wordless = without(all, bm25.keySet());
        Set<String> vectorless = without(all, product.keySet());
        List<Search> searches = new ArrayList<>();
        if (!wordless.isEmpty()) {
            Map<String, Object> within = OpenSearchQueries.in(PassageDocument.ID, wordless);
            searches.add(ids(queries.words(question, used, within), wordless.size()));
        }
        if (!vectorless.isEmpty()) {
            Map<String, Object> within = OpenSearchQueries.in(PassageDocument.ID, vectorless);
            searches.add(ids(OpenSearchQueries.products(vector, within), vectorless.size()));
        }
        if (searches.isEmpty()) {
            return;
        }
        List<JsonNode> found = search(searches);
        if (!wordless.isEmpty()) {
            bm25.putAll(scores(found.getFirst()));
        }
        if (!vectorless.isEmpty()) {
            product.putAll(scores(found.getLast()));
        }
    }

    private List<JsonNode> search(List<Search> searches) {
        try {
            return cluster.search(searches);
        } catch (AppException e) {
            if (e.code() == ErrorCode.INDEX_UNAVAILABLE) {
                lost.run();
            }
            throw e;
        }
    }

    private Search passages(Map<String, Object> query, int depth) {
        return search(query, depth, PassageDocument.STORED);
    }

    private Search ids(Map<String, Object> query, int depth) {
        return search(query, depth, Set.of(PassageDocument.ID));
    }

    /// Of equal scores the first by id is taken, so that the same passages are found each time.
    private Search search(Map<String, Object> query, int depth, Set<String> fields) {
        return new Search(
                name,
                true,
                Map.of(
                        "query", query,
                        "size", depth,
                        "sort", BEST_FIRST,
                        "track_total_hits", false,
                        "_source", fields));
    }

    private static Map<String, Double> scores(JsonNode found) {
        Map<String, Double> scores = new HashMap<>();
        for (JsonNode hit : found.at("/hits/hits")) {
            // Written as the shortest text that gives back the same number of single precision.
            double score = (float) hit.at("/sort/0").asDouble();
            scores.put(hit.path("_id").asString(), score);
        }
        return scores;
    }

    private static Map<String, Double> scores(JsonNode found, Map<String, Passage> passages) {
        for (JsonNode hit : found.at("/hits/hits")) {
            passages.computeIfAbsent(
                    hit.path("_id").asString(), id -> OpenSearchDocument.read(hit.path("_source")));
        }
        return scores(found);
    }

    private static Set<String> without(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }
}
