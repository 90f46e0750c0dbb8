package dev.sourcebound.embedding;

import dev.sourcebound.onnx.Location;

/// The model that travels in the jar.
final class BundledModel {

    static final EmbedderManifest MANIFEST =
            EmbedderManifest.read(new Location("classpath:embeddings/embedder/manifest.json"));

    private BundledModel() {}

    static OnnxEmbedder load(int threads) {
        return OnnxEmbedder.load(MANIFEST, threads);
    }

    /// In `[-1, 1]` for unit vectors.
    static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
