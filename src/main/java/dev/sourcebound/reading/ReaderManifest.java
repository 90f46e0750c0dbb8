package dev.sourcebound.reading;

import dev.sourcebound.onnx.Location;
import dev.sourcebound.onnx.Manifest;
import dev.sourcebound.onnx.ModelFile;
import java.util.Map;

/// What the trained reader is.
///
/// @param name its name, in fingerprints
/// @param description for people
/// @param licence SPDX identifier of the weights' licence
/// @param origin what it was trained from and on, for people
/// @param weights the ONNX file
/// @param weightBits how many bits the weights of its matrix products take, 2 to 32: 32 in full
///   precision; with 8, see [OnnxModel#load]
/// @param tokenizer the `tokenizer.json`
/// @param maxTokens how many tokens of question and window it reads, special ones counted, `>= 8`
public record ReaderManifest(
        String name,
        String description,
        String licence,
        Map<String, String> origin,
        ModelFile weights,
        int weightBits,
        ModelFile tokenizer,
        int maxTokens) {

    public ReaderManifest {
        origin = Map.copyOf(origin);
        if (weightBits < 2 || weightBits > 32) {
            throw new IllegalArgumentException("weightBits must be 2 to 32, got " + weightBits);
        }
        if (maxTokens < 8) {
            throw new IllegalArgumentException("maxTokens must be >= 8, got " + maxTokens);
        }
    }

    /// Reads a manifest; its files are found relative to it.
    public static ReaderManifest read(Location location) {
        ReaderManifest read = Manifest.read(location, ReaderManifest.class);
        return new ReaderManifest(
                read.name,
                read.description,
                read.licence,
                read.origin,
                read.weights.within(location),
                read.weightBits,
                read.tokenizer.within(location),
                read.maxTokens);
    }

    /// Name and the beginning of the weights' digest: `name@1a2b3c4d`.
    String label() {
        return name + "@" + weights.sha256().substring(0, 8);
    }
}
