package dev.sourcebound.onnx;

import java.util.stream.IntStream;

/// Which tokens are kept where a model reads fewer than there are.
final class Truncation {

    private Truncation() {}

    /// The indices of the tokens to keep, ascending: special tokens always, and of the last text as
    /// many from its start as fit; of the one before it less only where nothing of the last is
    /// left.
    ///
    /// @param segments `[tokens]`, of which text each token is, or [EncodedText#SPECIAL]
    /// @param limit how many to keep at most
    static int[] keep(int[] segments, int limit) {
        boolean[] dropped = new boolean[segments.length];
        int excess = segments.length - limit;
        for (int segment = 1; segment >= 0; segment--) {
            for (int i = segments.length - 1; i >= 0 && excess > 0; i--) {
                if (segments[i] == segment) {
                    dropped[i] = true;
                    excess--;
                }
            }
        }
        return IntStream.range(0, segments.length).filter(i -> !dropped[i]).toArray();
    }
}
