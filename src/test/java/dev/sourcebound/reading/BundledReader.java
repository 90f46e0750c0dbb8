package dev.sourcebound.reading;

import dev.sourcebound.onnx.Location;

/// The trained reader that travels in the jar.
final class BundledReader {

    private static final Location MANIFEST =
            new Location("classpath:embeddings/reader/manifest.json");

    private BundledReader() {}

    /// For one thread.
    static WindowModel load() {
        return WindowModel.load(ReaderManifest.read(MANIFEST), 1);
    }
}
