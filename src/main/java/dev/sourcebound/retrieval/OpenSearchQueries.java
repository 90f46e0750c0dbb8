package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Vocabulary.Word;
import dev.sourcebound.retrieval.Aliases.Used;
import dev.sourcebound.retrieval.OpenSearchDocument.Similarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is asked of an index in a cluster, in the words of its query language: the same as
/// [LuceneIndex] asks.
final class OpenSearchQueries {

    /// Clauses of a search, under what OpenSearch allows.
    private static final int MOST_TERMS = 1_000;

    private static final Map<String, Object> ALL = Map.of("match_all", Map.of());
    private static final Map<String, Object> NONE = Map.of("match_none", Map.of());

    private final Terms terms;

    OpenSearchQueries(Terms terms) {
        this.terms = terms;
    }

    /// Those that have a word of the question, or what it calls in another way.
    Map<String, Object> words(String question, List<Used> used, Map<String, Object> within) {
        Set<String> distinct =
                terms.words(question).stream()
                        .map(Word::term)
                        .limit(MOST_TERMS)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (distinct.isEmpty()) {
            return NONE;
        }
        List<Object> any = new ArrayList<>();
        distinct.forEach(term -> any.add(having(term)));
        used.forEach(each -> any.add(otherwise(each)));
        return Map.of(
                "bool",
                Map.of("should", any, "minimum_should_match", 1, "filter", List.of(within)));
    }

    private static Map<String, Object> having(String term) {
        return Map.of("term", Map.of(PassageDocument.TERMS, term));
    }

    private static Map<String, Object> otherwise(Used used) {
        List<String> terms = used.otherwise().terms();
        return terms.size() == 1
                ? having(terms.getFirst())
                : Map.of(
                        "match_phrase",
                        Map.of(
                                PassageDocument.TERMS,
                                Map.of(
                                        "query",
                                        String.join(" ", terms),
                                        "analyzer",
                                        "whitespace",
                                        "slop",
                                        Aliases.SLOP)));
    }

    /// Those whose vectors are nearest, as far as a graph tells, in which more are looked for than
    /// are wanted, as in the index of this process.
    static Map<String, Object> graph(float[] vector, int depth, Map<String, Object> within) {
        Map<String, Object> near =
                new HashMap<>(Map.of("vector", vector, "k", depth * Nearest.TIMES));
        if (!within.equals(ALL)) {
            near.put("filter", within);
        }
        return Map.of("knn", Map.of(PassageDocument.VECTOR, near));
    }

    /// All of them, scored by the products of vectors.
    static Map<String, Object> products(float[] vector, Map<String, Object> within) {
        return Map.of(
                "script_score",
                Map.of(
                        "query",
                        Map.of("bool", Map.of("filter", List.of(within))),
                        "script",
                        Map.of(
                                "source",
                                "knn_score",
                                "lang",
                                "knn",
                                "params",
                                Map.of(
                                        "field",
                                        PassageDocument.VECTOR,
                                        "query_value",
                                        vector,
                                        "space_type",
                                        Similarity.SPACE))));
    }

    /// Those that have one of the values in a field; all where there is no value.
    static Map<String, Object> in(String field, Collection<String> values) {
        return values.isEmpty() ? ALL : Map.of("terms", Map.of(field, values));
    }
}
