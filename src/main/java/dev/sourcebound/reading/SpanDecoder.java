package dev.sourcebound.reading;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.onnx.EncodedText;
import dev.sourcebound.reading.WindowModel.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the likeliest answer among the start and end scores of all tokens (Devlin et al. 2019,
/// section 4.3).
final class SpanDecoder {

    private SpanDecoder() {}

    /// @param encoded question and second text, as the model was given them
    /// @param said what the second text says to the question
    /// @param scores `[tokens * 2]`, start and end score of each token in turn
    /// @param skip code units of the second text before the window
    /// @param longest tokens that an answer may have
    static Judgement decode(
            EncodedText encoded,
            double answered,
            ClaimOdds said,
            float[] scores,
            int skip,
            int longest) {
        double[] starts = softmax(encoded.size(), i -> scores[2 * i]);
        double[] ends = softmax(encoded.size(), i -> scores[2 * i + 1]);
        int[] inside =
                IntStream.range(0, encoded.size())
                        .filter(i -> encoded.segment(i) == 1 && encoded.start(i) >= skip)
                        .toArray();
        double best = 0;
        Span answer = null;
        for (int first = 0; first < inside.length; first++) {
            int limit = Math.min(inside.length, first + longest);
            for (int last = first; last < limit; last++) {
                double odds = starts[inside[first]] * ends[inside[last]];
                if (odds > best) {
                    best = odds;
                    answer = span(encoded, inside[first], inside[last], skip);
                }
            }
        }
        List<Double> startOdds = new ArrayList<>(inside.length);
        List<Integer> tokenStarts = new ArrayList<>(inside.length);
        for (int token : inside) {
            startOdds.add(starts[token]);
            tokenStarts.add(encoded.start(token) - skip);
        }
        return new Judgement(answered, answer, best, said, startOdds, tokenStarts);
    }

    private static @Nullable Span span(EncodedText encoded, int first, int last, int skip) {
        int start = encoded.start(first) - skip;
        int end = encoded.end(last) - skip;
        return end > start ? new Span(start, end) : null;
    }

    private static double[] softmax(int size, IntToDoubleFunction score) {
        double highest = IntStream.range(0, size).mapToDouble(score).max().orElse(0);
        double[] odds =
                IntStream.range(0, size)
                        .mapToDouble(i -> Math.exp(score.applyAsDouble(i) - highest))
                        .toArray();
        double sum = 0;
        for (double odd : odds) {
            sum += odd;
        }
        for (int i = 0; i < size; i++) {
            odds[i] /= sum;
        }
        return odds;
    }
}
