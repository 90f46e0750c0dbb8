package dev.sourcebound.retrieval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sourcebound.retrieval.OpenSearchCluster.Search;
import dev.sourcebound.retrieval.OpenSearchCluster.Searches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// The forms that an index in a cluster holds. All that is asked of one form is fetched at once and
/// kept in a bounded memory. Thread-safe.
final class OpenSearchForms implements Forms {

    private static final int MOST = 10_000;

    private final Searches cluster;
    private final String index;
    private final Terms terms;
    private final OpenSearchCounts counts;
    private final Cache<String, Alike> alike = Caffeine.newBuilder().maximumSize(MOST).build();

    OpenSearchForms(Searches cluster, String index, Terms terms, OpenSearchCounts counts) {
        this.cluster = cluster;
        this.index = index;
        this.terms = terms;
        this.counts = counts;
    }

    /// @param one spelt with one edit, two with up to two
    private record Alike(List<String> one, List<String> two, Set<String> sounding) {}

    @Override
    public String form(String word) {
        return terms.form(word);
    }

    @Override
    public int passages(String form) {
        return counts.of(PassageDocument.FORMS, form);
    }

    @Override
    public void expect(List<String> forms) {
        counts.together(PassageDocument.FORMS, forms);
    }

    @Override
    public List<String> nearest(String form, int edits) {
        Alike found = alike(form);
        return edits == 1 ? found.one() : found.two();
    }

    @Override
    public Set<String> sounding(String form) {
        return alike(form).sounding();
    }

    @Override
    public boolean inOneName(String form, String next) {
        return counts.of(PassageDocument.NAMES, Terms.pair(form, next)) > 0;
    }

    private Alike alike(String form) {
        Alike known = alike.getIfPresent(form);
        if (known == null) {
            known = fetch(form);
            alike.put(form, known);
        }
        return known;
    }

    private Alike fetch(String form) {
        List<Search> searches = new ArrayList<>();
        searches.add(spelt(form));
        Sounds.of(form).forEach(code -> searches.add(sounding(Sounds.prefix(code), code)));
        List<JsonNode> found = cluster.search(searches);
        Set<String> sounding = new TreeSet<>();
        for (JsonNode each : found.subList(1, found.size())) {
            for (JsonNode term : each.at("/aggregations/sounding/buckets")) {
                String key = term.path("key").asString();
                String other = key.substring(key.indexOf(' ') + 1);
                sounding.add(other);
                counts.know(PassageDocument.FORMS, other, term.path("doc_count").asInt());
            }
        }
        JsonNode suggested = found.getFirst().path("suggest");
        return new Alike(
                List.copyOf(options(suggested.path("one"))),
                List.copyOf(options(suggested.path("two"))),
                sounding);
    }

    private List<String> options(JsonNode suggestions) {
        List<String> options = new ArrayList<>();
        for (JsonNode option : suggestions.at("/0/options")) {
            String text = option.path("text").asString();
            options.add(text);
            counts.know(PassageDocument.FORMS, text, option.path("freq").asInt());
        }
        return options;
    }

    /// What Lucene's own spelling checker says of each shard, put together.
    private Search spelt(String form) {
        Map<String, Object> suggest = new LinkedHashMap<>();
        suggest.put("text", form);
        suggest.put("one", Map.of("term", spelt(1)));
        suggest.put("two", Map.of("term", spelt(2)));
        return new Search(index, false, Map.of("size", 0, "suggest", suggest));
    }

    private static Map<String, Object> spelt(int edits) {
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("field", PassageDocument.FORMS);
        how.put("analyzer", "whitespace");
        how.put("suggest_mode", "always");
        how.put("max_edits", edits);
        how.put("prefix_length", 0);
        how.put("min_word_length", 1);
        how.put("accuracy", 0);
        how.put("size", SPELT);
        how.put("shard_size", 5 * SPELT);
        return how;
    }

    /// The terms of a code stand side by side, see [Sounds].
    private Search sounding(String prefix, String code) {
        Map<String, Object> listed =
                Map.of(
                        "field",
                        PassageDocument.SOUNDS,
                        "include",
                        code + " .*",
                        "size",
                        SOUNDING,
                        "order",
                        Map.of("_key", "asc"));
        return new Search(
                index,
                false,
                Map.of(
                        "size", 0,
                        "query", Map.of("prefix", Map.of(PassageDocument.SOUNDS, prefix)),
                        "aggs", Map.of("sounding", Map.of("terms", listed))));
    }
}
