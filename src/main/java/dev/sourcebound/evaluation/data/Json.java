package dev.sourcebound.evaluation.data;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON with one spelling per value: the keys of every object are in alphabetical order, so that
/// two values are equal where their texts are.
public final class Json {

    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private Json() {}

    public static String canonical(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// The same for a tree; a tree's own order of keys is that of the text it was read from.
    public static String canonical(JsonNode tree) {
        return MAPPER.writeValueAsString(MAPPER.convertValue(tree, Map.class));
    }
}
