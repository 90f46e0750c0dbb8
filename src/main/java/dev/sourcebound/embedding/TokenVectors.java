package dev.sourcebound.embedding;

import java.nio.ByteBuffer;

/// A text as the model read it: its tokens in order, each with its place in the text and a unit
/// vector that depends on the words around it. Special tokens and a question's prefix are left out.
/// Immutable.
///
/// The vectors are kept to half a byte a value, an eighth of what floats take: of each dimension
/// the least and the greatest value among the tokens and, for each token, which of sixteen steps
/// between these is nearest. So the same text gives the same cosines whether it was just read or
/// kept.
public final class TokenVectors {

    /// Of a text without any.
    public static final TokenVectors NONE =
            new TokenVectors(1, new int[0], new int[0], new float[0]);

    /// Steps above the least value.
    private static final int STEPS = 15;

    /// Sums that are added up in the end: as exact as one vector after the other, and the same bits
    /// whatever the processor.
    private static final int SUMS = 4;

    private final int[] starts;
    private final int[] ends;

    /// `[dimension]`, the least value of each.
    private final float[] least;

    /// `[dimension]`, from one step to the next.
    private final float[] step;

    /// `[dimension, (tokens + 1) / 2]`: of two tokens side by side the first in the lower half.
    private final byte[] codes;

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
        this.starts = starts.clone();
        this.ends = ends.clone();
        this.least = new float[dimension];
        this.step = new float[dimension];
        this.codes = new byte[dimension * bytesOf(starts.length)];
        for (int i = 0; i < dimension && starts.length > 0; i++) {
            encode(i, vectors);
        }
    }

    private TokenVectors(ByteBuffer bytes) {
        int tokens = bytes.getInt();
        int dimension = bytes.getInt();
        this.starts = ints(bytes, tokens);
        this.ends = ints(bytes, tokens);
        this.least = floats(bytes, dimension);
        this.step = floats(bytes, dimension);
        this.codes = new byte[dimension * bytesOf(tokens)];
        bytes.get(codes);
    }

    /// What [#toBytes] wrote, from where the buffer stands on.
    public static TokenVectors from(ByteBuffer bytes) {
        return new TokenVectors(bytes);
    }

    /// All that they are, in [#byteSize] bytes.
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(byteSize());
        bytes.putInt(size()).putInt(least.length);
        for (int start : starts) {
            bytes.putInt(start);
        }
        for (int end : ends) {
            bytes.putInt(end);
        }
        for (float value : least) {
            bytes.putFloat(value);
        }
        for (float value : step) {
            bytes.putFloat(value);
        }
        return bytes.put(codes).array();
    }

    /// How many bytes [#toBytes] gives, about as many as they take in memory.
    public int byteSize() {
        return 2 * Integer.BYTES
                + 2 * Integer.BYTES * starts.length
                + 2 * Float.BYTES * least.length
                + codes.length;
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

    /// The cosine of each of these tokens with each of another text's, but for what rounding takes.
    ///
    /// @return `[tokens, tokens of the other]`, each about in `[-1, 1]`
    public double[][] cosines(TokenVectors other) {
        if (size() == 0 || other.size() == 0) {
            return new double[size()][other.size()];
        }
        float[][][] sums = new float[SUMS][size()][other.size()];
        float[] here = new float[size()];
        float[] there = new float[other.size()];
        for (int i = 0; i < least.length; i++) {
            decode(i, here);
            other.decode(i, there);
            float[][] sum = sums[i % SUMS];
            for (int token = 0; token < here.length; token++) {
                addProducts(here[token], there, sum[token]);
            }
        }
        double[][] cosines = new double[size()][other.size()];
        for (int token = 0; token < cosines.length; token++) {
            double[] row = cosines[token];
            for (float[][] sum : sums) {
                for (int j = 0; j < row.length; j++) {
                    row[j] += sum[token][j];
                }
            }
        }
        return cosines;
    }

    /// The innermost loop of reading: over the other's tokens side by side, which the virtual
    /// machine turns into vector instructions.
    private static void addProducts(float value, float[] values, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += value * values[j];
        }
    }

    private void encode(int of, float[] vectors) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int at = of; at < vectors.length; at += least.length) {
            low = Math.min(low, vectors[at]);
            high = Math.max(high, vectors[at]);
        }
        least[of] = low;
        step[of] = (high - low) / STEPS;
        if (step[of] == 0) {
            return;
        }
        int from = of * bytesOf(size());
        for (int token = 0; token < size(); token++) {
            int code = Math.round((vectors[token * least.length + of] - low) / step[of]);
            codes[from + token / 2] |= (byte) (token % 2 == 0 ? code : code << 4);
        }
    }

    /// The values of one dimension.
    private void decode(int of, float[] values) {
        float low = least[of];
        float one = step[of];
        int from = of * bytesOf(values.length);
        for (int pair = 0; pair < values.length / 2; pair++) {
            int both = codes[from + pair];
            values[2 * pair] = low + one * (both & STEPS);
            values[2 * pair + 1] = low + one * (both >> 4 & STEPS);
        }
        if (values.length % 2 == 1) {
            int last = values.length - 1;
            values[last] = low + one * (codes[from + last / 2] & STEPS);
        }
    }

    private static int bytesOf(int tokens) {
        return (tokens + 1) / 2;
    }

    private static int[] ints(ByteBuffer bytes, int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = bytes.getInt();
        }
        return values;
    }

    private static float[] floats(ByteBuffer bytes, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = bytes.getFloat();
        }
        return values;
    }
}
