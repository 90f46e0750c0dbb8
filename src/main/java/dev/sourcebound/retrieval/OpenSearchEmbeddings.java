package dev.sourcebound.retrieval;

import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.TokenVectors;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the embedder made of passages, as indices of OpenSearch keep it: looked for by the digests
/// of the passages' texts, see [PassageDocument#CONTENT].
///
/// @param tokens whether the vectors of tokens are kept
/// @param dimension of the vectors, `>= 1`
record OpenSearchEmbeddings(boolean tokens, int dimension) {

    /// What is asked for.
    Map<String, Object> search(Set<String> contents) {
        Map<String, Object> body = new HashMap<>();
        body.put("query", Map.of("terms", Map.of(PassageDocument.CONTENT, contents)));
        body.put("collapse", Map.of("field", PassageDocument.CONTENT));
        body.put("size", contents.size());
        body.put("_source", List.of(PassageDocument.CONTENT, PassageDocument.VECTOR));
        body.put("docvalue_fields", tokens ? List.of(OpenSearchDocument.TOKENS) : List.of());
        return body;
    }

    /// What was found, by the digests of the texts; of what is not whole, nothing.
    Map<String, EmbeddedText> read(JsonNode found) {
        Map<String, EmbeddedText> embedded = new HashMap<>();
        for (JsonNode hit : found.at("/hits/hits")) {
            JsonNode vector = hit.path("_source").path(PassageDocument.VECTOR);
            JsonNode bytes = hit.path("fields").path(OpenSearchDocument.TOKENS).path(0);
            if (vector.size() == dimension && (bytes.isString() || !tokens)) {
                embedded.put(
                        hit.path("_source").path(PassageDocument.CONTENT).asString(),
                        new EmbeddedText(
                                numbers(vector),
                                tokens ? tokens(bytes.asString()) : TokenVectors.NONE));
            }
        }
        return embedded;
    }

    private static TokenVectors tokens(String base64) {
        return TokenVectors.from(ByteBuffer.wrap(Base64.getDecoder().decode(base64)));
    }

    private static float[] numbers(JsonNode vector) {
        float[] values = new float[vector.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector.get(i).floatValue();
        }
        return values;
    }
}
