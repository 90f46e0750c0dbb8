package dev.sourcebound.answer;

import dev.sourcebound.reading.Reading;
import java.util.List;
import java.util.stream.IntStream;

/// Decides whether to answer, and with which sentences.
///
/// @param refusalPoint support below which nothing is answered; above 1 refuses everything
/// @param companion `[0, 1]`, part of the best sentence's support that a further one needs
/// @param further log-odds that a part of a question gains where another part is answered
public record AbstentionPolicy(double refusalPoint, double companion, double further) {

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

    /// The same for each part of a question.
    ///
    /// @param parts the readings of each, by falling support
    public List<List<Reading>> selectEach(List<List<Reading>> parts) {
        List<List<Reading>> selected = parts.stream().map(this::select).toList();
        if (selected.stream().allMatch(List::isEmpty)) {
            return selected;
        }
        return IntStream.range(0, parts.size())
                .mapToObj(i ->
                        selected.get(i).isEmpty()
                                ? select(parts.get(i).stream().map(this::raised).toList())
                                : selected.get(i))
                .toList();
    }

    private Reading raised(Reading reading) {
        return reading.with(reading.support().raised(further));
    }

    private static double support(Reading reading) {
        return reading.support().probability();
    }
}
