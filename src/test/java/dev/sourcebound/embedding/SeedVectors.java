package dev.sourcebound.embedding;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.Embedder.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/// The seeds' passages and their vectors, as they are kept in `embeddings/`.
///
/// @param about for people
/// @param model label of the fingerprint that the vectors are of
/// @param passages in the order of their ids
record SeedVectors(String about, String model, List<Entry> passages) {

    static final Path FILE = Path.of("embeddings/seeds-golden.json");

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ABOUT =
            "Vectors of the passages of seeds/. vector: 384 float32, little-endian, base64."
                    + " sha256: of the text that is embedded (context, line feed, passage), UTF-8."
                    + " How it is made: embeddings/README.md.";

    /// One passage.
    record Entry(String id, String sha256, String vector) {

        float[] floats() {
            byte[] bytes = Base64.getDecoder().decode(vector);
            float[] floats = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
            return floats;
        }
    }

    static SeedVectors of(List<Passage> passages, Embedder embedder) {
        return new SeedVectors(
                ABOUT,
                embedder.fingerprint().label(),
                passages.stream().map(passage -> entry(passage, embedder)).toList());
    }

    static SeedVectors read() throws IOException {
        return JSON.readValue(Files.readString(FILE), SeedVectors.class);
    }

    /// One line per passage, so that a change shows which passages changed.
    void write() throws IOException {
        String lines =
                passages.stream()
                        .map(JSON::writeValueAsString)
                        .collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
        Files.writeString(
                FILE,
                "{\n  \"about\": %s,\n  \"model\": %s,\n  \"passages\": %s\n}\n"
                        .formatted(
                                JSON.writeValueAsString(about),
                                JSON.writeValueAsString(model),
                                lines));
    }

    private static Entry entry(Passage passage, Embedder embedder) {
        String text = passage.textWithContext();
        float[] vector = embedder.embed(text, Role.PASSAGE);
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vector);
        String base64 = Base64.getEncoder().encodeToString(bytes.array());
        return new Entry(passage.id(), DigestUtils.sha256Hex(text), base64);
    }
}
