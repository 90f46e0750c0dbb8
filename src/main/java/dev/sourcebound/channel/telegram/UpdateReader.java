package dev.sourcebound.channel.telegram;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Reads what Telegram sends, within limits far above what it does send. Thread-safe.
final class UpdateReader {

    /// Messages hold other messages: the one replied to, the one pinned.
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNumberLength(64)
                    .maxNameLength(1_000)
                    .maxStringLength(1 << 20)
                    .build();

    private final JsonMapper json =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    /// An update, or nothing where it cannot be read as one.
    Optional<Update> read(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, Update.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /// The same, of one that stands in a list.
    Optional<Update> read(JsonNode update) {
        try {
            return Optional.ofNullable(json.treeToValue(update, Update.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /// @throws JacksonException where it is not JSON
    JsonNode tree(String body) {
        return json.readTree(body);
    }

    byte[] write(Object body) {
        return json.writeValueAsBytes(body);
    }
}
