package dev.sourcebound.embedding;

/// A text as the model read it: its tokens in order, each with its place in the text and a unit
/// vector that depends on the words around it. Special tokens and a question's prefix are left out.
/// Immutable.
public final class TokenVectors {

    private final int dimension;
    private final int[] starts;
    private final int[] ends;
    private final float[] vectors;

    /// Takes ownership of the arrays.
    ///
    /// @param dimension length of one vector, `>= 1`
    /// @param starts `[tokens]`, where each token starts in the text (UTF-16)
    /// @param ends `[tokens]`, where each token ends, exclusive
    /// @param vectors `[tokens * dimension]`, unit vectors, one after another
    public TokenVectors(int dimension, int[] starts, int[] ends, float[] vectors) {
        if (starts.length != ends.length || vectors.length != starts.length * dimension) {
            throw new IllegalArgumentException(
                    "%d starts, %d ends and %d values do not make vectors of length %d"
                            .formatted(starts.length, ends.length, vectors.length, dimension));
        }
        this.dimension = dimension;
        this.starts = starts;
        this.ends = ends;
        this.vectors = vectors;
    }

    public int size() {
        return starts.length;
    }

    /// Where the token starts in the text, in UTF-16 code units.
    public int start(int token) {
        return starts[token];
    }

    /// Where the token ends in the text, exclusive.
    public int end(int token) {
        return ends[token];
    }

    /// The cosine of one of these tokens and one of another text's, in `[-1, 1]`.
    public double cosine(int token, TokenVectors other, int otherToken) {
        int a = token * dimension;
        int b = otherToken * dimension;
        // Four sums that do not wait for each other: this is the innermost loop of reading.
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i + 3 < dimension; i += 4) {
            sum0 += vectors[a + i] * other.vectors[b + i];
            sum1 += vectors[a + i + 1] * other.vectors[b + i + 1];
            sum2 += vectors[a + i + 2] * other.vectors[b + i + 2];
            sum3 += vectors[a + i + 3] * other.vectors[b + i + 3];
        }
        for (; i < dimension; i++) {
            sum0 += vectors[a + i] * other.vectors[b + i];
        }
        return (double) sum0 + sum1 + sum2 + sum3;
    }
}
