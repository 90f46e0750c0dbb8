package dev.sourcebound.embedding;

/// What one run of the model makes of a text. Immutable as long as nobody writes to [#vector].
public final class EmbeddedText {

    private final float[] vector;
    private final TokenVectors tokens;

    /// Takes ownership of the vector.
    public EmbeddedText(float[] vector, TokenVectors tokens) {
        this.vector = vector;
        this.tokens = tokens;
    }

    /// The unit vector of the text, `[dimension]`. The caller must not change it.
    public float[] vector() {
        return vector;
    }

    /// The vectors of its tokens.
    public TokenVectors tokens() {
        return tokens;
    }

    /// The same without the vectors of its tokens.
    EmbeddedText whole() {
        return new EmbeddedText(vector, TokenVectors.NONE);
    }
}
