package dev.sourcebound.embedding;

import dev.sourcebound.onnx.Location;
import dev.sourcebound.onnx.Manifest;
import dev.sourcebound.onnx.ModelFile;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/// What an embedding model is and how its output becomes a vector.
///
/// @param name its name, in fingerprints
/// @param description for people
/// @param licence SPDX identifier of the weights' licence
/// @param origin where it comes from and how it was made, for people
/// @param weights the ONNX file
/// @param weightBits how many bits the weights of its matrix products take, 2 to 32: 32 in full
///   precision; with 8, see [OnnxModel#load]
/// @param tokenizer the `tokenizer.json`
/// @param output the output with one vector per token, `[1, tokens, dimension]`
/// @param pooling which of them stands for the text
/// @param dimension length of a vector, `>= 1`
/// @param maxTokens how many tokens the model reads, special ones counted, `>= 8`
/// @param questionPrefix what is put before a question; may be empty
public record EmbedderManifest(
        String name,
        String description,
        String licence,
        Map<String, String> origin,
        ModelFile weights,
        int weightBits,
        ModelFile tokenizer,
        String output,
        Pooling pooling,
        int dimension,
        int maxTokens,
        String questionPrefix) {

    /// Which of a text's token vectors stands for the text.
    public enum Pooling {
        /// That of the first token, `[CLS]`.
        CLS
    }

    public EmbedderManifest {
        origin = Map.copyOf(origin);
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be >= 1, got " + dimension);
        }
        if (weightBits < 2 || weightBits > 32) {
            throw new IllegalArgumentException("weightBits must be 2 to 32, got " + weightBits);
        }
        if (maxTokens < 8) {
            throw new IllegalArgumentException("maxTokens must be >= 8, got " + maxTokens);
        }
    }

    /// Reads a manifest; its files are found relative to it.
    public static EmbedderManifest read(Location location) {
        EmbedderManifest read = Manifest.read(location, EmbedderManifest.class);
        return new EmbedderManifest(
                read.name,
                read.description,
                read.licence,
                read.origin,
                read.weights.within(location),
                read.weightBits,
                read.tokenizer.within(location),
                read.output,
                read.pooling,
                read.dimension,
                read.maxTokens,
                read.questionPrefix);
    }

    /// What decides a vector: the weights, but also how a text reaches them and what is taken of
    /// their output.
    EmbedderFingerprint fingerprint() {
        String decides =
                String.join(
                        "\n",
                        weights.sha256(),
                        tokenizer.sha256(),
                        output,
                        pooling.name(),
                        questionPrefix);
        return new EmbedderFingerprint(name, DigestUtils.sha256Hex(decides), dimension, maxTokens);
    }
}
