package dev.sourcebound.retrieval;

import dev.sourcebound.retrieval.OpenSearchClients.Call;
import dev.sourcebound.retrieval.OpenSearchClients.Patience;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the passages of an index in a cluster have in a field, as [LiveTerms] tells it of one in
/// this process.
final class OpenSearchValues {

    private static final int PAGE = 1_000;
    private static final String VALUE = "value";

    private OpenSearchValues() {}

    static Set<String> of(OpenSearchCluster cluster, String index, String field) {
        Set<String> all = new HashSet<>();
        Map<String, Object> after = Map.of();
        while (true) {
            JsonNode page =
                    cluster.send(
                                    Patience.BUILDING,
                                    new Call("POST", "/" + index + "/_search", page(field, after)))
                            .at("/aggregations/all");
            JsonNode buckets = page.path("buckets");
            for (JsonNode bucket : buckets) {
                all.add(bucket.path("key").path(VALUE).asString());
            }
            if (buckets.size() < PAGE) {
                return all;
            }
            after = Map.of(VALUE, page.path("after_key").path(VALUE).asString());
        }
    }

    private static Map<String, Object> page(String field, Map<String, Object> after) {
        Map<String, Object> pages = new LinkedHashMap<>();
        pages.put("size", PAGE);
        pages.put("sources", List.of(Map.of(VALUE, Map.of("terms", Map.of("field", field)))));
        if (!after.isEmpty()) {
            pages.put("after", after);
        }
        return Map.of("size", 0, "aggs", Map.of("all", Map.of("composite", pages)));
    }
}
