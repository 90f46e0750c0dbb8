package dev.sourcebound.onnx;

/// A text, or a pair of texts, as tokens: what a model is given. Immutable.
public final class EncodedText {

    /// The segment of a token that the tokenizer put there, such as `[CLS]`.
    public static final int SPECIAL = -1;

    private final long[] ids;
    private final long[] typeIds;
    private final int[] segments;
    private final int[] starts;
    private final int[] ends;
    private final int cut;

    /// Takes ownership of the arrays, all of shape `[tokens]`.
    EncodedText(long[] ids, long[] typeIds, int[] segments, int[] starts, int[] ends, int cut) {
        this.ids = ids;
        this.typeIds = typeIds;
        this.segments = segments;
        this.starts = starts;
        this.ends = ends;
        this.cut = cut;
    }

    /// How many tokens the model is given, special ones counted.
    public int size() {
        return ids.length;
    }

    /// How many tokens of the text were left out because the model reads no more.
    public int cut() {
        return cut;
    }

    /// Which text the token is of: 0 the first, 1 the second, [#SPECIAL] neither.
    public int segment(int token) {
        return segments[token];
    }

    /// Where the token starts in its text, in UTF-16 code units; 0 for a special token.
    public int start(int token) {
        return starts[token];
    }

    /// Where the token ends in its text, exclusive; 0 for a special token.
    public int end(int token) {
        return ends[token];
    }

    long[] ids() {
        return ids;
    }

    long[] typeIds() {
        return typeIds;
    }
}
