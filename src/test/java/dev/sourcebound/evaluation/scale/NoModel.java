package dev.sourcebound.evaluation.scale;

import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.EmbedderFingerprint;
import dev.sourcebound.embedding.TokenVectors;

/// A model that nobody may ask.
final class NoModel implements Embedder {

    @Override
    public float[] embed(String text, Role role) {
        throw new AssertionError("the model was asked");
    }

    @Override
    public TokenVectors embedTokens(String text, Role role) {
        throw new AssertionError("the model was asked");
    }

    @Override
    public EmbedderFingerprint fingerprint() {
        throw new AssertionError("the model was asked");
    }
}
