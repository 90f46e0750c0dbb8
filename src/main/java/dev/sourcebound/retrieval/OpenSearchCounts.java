package dev.sourcebound.retrieval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sourcebound.retrieval.OpenSearchCluster.Search;
import dev.sourcebound.retrieval.OpenSearchCluster.Searches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// How many passages have a term. The index never changes, so what was fetched once stays true; it
/// is kept in a bounded memory. Thread-safe.
final class OpenSearchCounts {

    private static final int MOST = 200_000;

    /// Terms of one text, that are fetched together with the first of them that is asked for.
    private static final int MOST_TEXTS = 20_000;

    private final Searches cluster;
    private final String index;
    private final Cache<Key, Integer> counts = Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<Key, List<String>> texts =
            Caffeine.newBuilder().maximumSize(MOST_TEXTS).build();

    private record Key(String field, String term) {}

    OpenSearchCounts(Searches cluster, String index) {
        this.cluster = cluster;
        this.index = index;
    }

    int of(String field, String term) {
        Key key = new Key(field, term);
        Integer known = counts.getIfPresent(key);
        if (known != null) {
            return known;
        }
        if (term.isEmpty()) {
            return 0;
        }
        List<String> with = texts.getIfPresent(key);
        Collection<String> all = new TreeSet<>(with == null ? List.of() : with);
        all.add(term);
        return fetch(field, all, term);
    }

    /// Told of terms that stand in one text: whoever asks for one soon asks for the others.
    void together(String field, List<String> terms) {
        for (String term : terms) {
            Key key = new Key(field, term);
            if (counts.getIfPresent(key) == null) {
                texts.put(key, terms);
            }
        }
    }

    /// Makes terms of several fields known.
    void fetch(Map<String, List<String>> terms) {
        List<Key> keys = new ArrayList<>();
        terms.forEach((field, all) ->
                all.stream().distinct().map(term -> new Key(field, term)).forEach(keys::add));
        fetch(keys);
    }

    /// Takes over what was found on the way.
    void know(String field, String term, int count) {
        counts.put(new Key(field, term), count);
    }

    private int fetch(String field, Collection<String> terms, String wanted) {
        return fetch(terms.stream().map(term -> new Key(field, term)).toList())
                .getOrDefault(new Key(field, wanted), 0);
    }

    private Map<Key, Integer> fetch(List<Key> keys) {
        List<Key> missing = keys.stream().filter(key -> counts.getIfPresent(key) == null).toList();
        if (!missing.isEmpty()) {
            List<JsonNode> found = cluster.search(missing.stream().map(this::count).toList());
            for (int i = 0; i < missing.size(); i++) {
                counts.put(missing.get(i), found.get(i).at("/hits/total/value").asInt());
            }
        }
        return counts.getAllPresent(keys);
    }

    /// Answered from the list of terms alone where nothing is deleted.
    private Search count(Key key) {
        return new Search(
                index,
                false,
                Map.of(
                        "size",
                        0,
                        "track_total_hits",
                        true,
                        "query",
                        Map.of("term", Map.of(key.field(), key.term()))));
    }
}
