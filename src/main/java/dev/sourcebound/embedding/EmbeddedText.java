package dev.sourcebound.embedding;

/// What one run of the model makes of a text. Immutable as long as nobody writes to [#vector].
public final class EmbeddedText {

    private final float[] vector;
    private final TokenVectors tokens;
    private final int cutTokens;

    /// Takes ownership of the vector.
    ///
    /// @param cutTokens how many tokens at the end of the text were not read
    public EmbeddedText(float[] vector, TokenVectors tokens, int cutTokens) {
        this.vector = vector;
        this.tokens = tokens;
        this.cutTokens = cutTokens;
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
        return new EmbeddedText(vector, TokenVectors.NONE, cutTokens);
    }

    /// How many tokens at its end were not read because the model reads no more; of what is kept it
    /// is not told.
    public int cutTokens() {
        return cutTokens;
    }
}
