package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.TokenVectors;

/// Embeds passages for an index, with their tokens where it keeps these: then nobody else will ask
/// the embedder for the same texts. Thread-safe.
final class PassageEmbedder {

    private final Embedder embedder;
    private final boolean tokens;

    PassageEmbedder(Embedder embedder, boolean tokens) {
        this.embedder = tokens ? embedder.keepingNothing() : embedder;
        this.tokens = tokens;
    }

    EmbeddedText embed(Passage passage) {
        String text = passage.textWithContext();
        return tokens
                ? embedder.embedText(text, Embedder.Role.PASSAGE)
                : withoutTokens(embedder.embed(text, Embedder.Role.PASSAGE));
    }

    static EmbeddedText withoutTokens(float[] vector) {
        return new EmbeddedText(vector, TokenVectors.NONE);
    }
}
