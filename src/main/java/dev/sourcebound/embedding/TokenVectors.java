package dev.sourcebound.embedding;

import java.util.Arrays;

/// A text as the model read it: its tokens in order, each with its place in the text and a unit
/// vector that depends on the words around it. Special tokens and a question's prefix are left out.
/// Immutable.
public final class TokenVectors {

    private final int dimension;
    private final int[] starts;
    private final int[] ends;

    /// `[dimension, tokens]`: the first value of each token's vector, then the second of each.
    private final float[] vectors;

    /// Takes ownership of the starts and ends.
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
        this.vectors = new float[vectors.length];
        for (int token = 0; token < starts.length; token++) {
            for (int i = 0; i < dimension; i++) {
                this.vectors[i * starts.length + token] = vectors[token * dimension + i];
            }
        }
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

    /// The cosine of each of these tokens with each of another text's.
    ///
    /// @return `[tokens, tokens of the other]`, each in `[-1, 1]`
    public double[][] cosines(TokenVectors other) {
        double[][] cosines = new double[size()][other.size()];
        // Four sums of each, added up in the end: as exact as one vector after the other, and the
        // same bits whatever the processor.
        float[][] sums = new float[4][other.size()];
        for (int token = 0; token < cosines.length; token++) {
            for (float[] sum : sums) {
                Arrays.fill(sum, 0);
            }
            addProducts(token, other, sums);
            double[] row = cosines[token];
            for (int i = 0; i < row.length; i++) {
                row[i] = (double) sums[0][i] + sums[1][i] + sums[2][i] + sums[3][i];
            }
        }
        return cosines;
    }

    /// The innermost loop of reading: over the other's tokens side by side, which the virtual
    /// machine turns into vector instructions.
    private void addProducts(int token, TokenVectors other, float[][] sums) {
        int whole = dimension - dimension % sums.length;
        for (int i = 0; i < dimension; i++) {
            float[] sum = i < whole ? sums[i % sums.length] : sums[0];
            float value = vectors[i * size() + token];
            int from = i * other.size();
            for (int j = 0; j < sum.length; j++) {
                sum[j] += value * other.vectors[from + j];
            }
        }
    }
}
