package dev.sourcebound.evaluation.scale;

import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.EmbedderFingerprint;

/// A model that nobody may ask.
final class NoModel implements Embedder {

    @Override
    public EmbeddedText embedText(String text, Role role) {
        throw new AssertionError("the model was asked");
    }

    @Override
    public EmbedderFingerprint fingerprint() {
        throw new AssertionError("the model was asked");
    }
}
