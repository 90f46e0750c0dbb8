package dev.sourcebound.answer;

import dev.sourcebound.reading.Reading;
import java.util.List;

/// Decides whether to answer, and with which sentences.
///
/// @param refusalPoint support below which nothing is answered; above 1 refuses everything
/// @param companion `[0, 1]`, part of the best sentence's support that a further one needs
public record AbstentionPolicy(double refusalPoint, double companion) {

    /// How many sentences an answer shows at most: more is not an answer but a search result.
    public static final int MOST = 3;

    /// The sentences to answer with, best first; empty means to refuse.
    ///
    /// @param readings by falling support
    public List<Reading> select(List<Reading> readings) {
        if (readings.isEmpty() || support(readings.getFirst()) < refusalPoint) {
            return List.of();
        }
        double least = companion * support(readings.getFirst());
        return readings.stream().limit(MOST).takeWhile(r -> support(r) >= least).toList();
    }

    private static double support(Reading reading) {
        return reading.support().probability();
    }
}
