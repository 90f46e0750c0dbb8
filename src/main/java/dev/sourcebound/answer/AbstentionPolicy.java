package dev.sourcebound.answer;

import static java.util.Comparator.comparing;

import dev.sourcebound.reading.CloseLook;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Stance;
import java.util.List;
import java.util.stream.IntStream;

/// Decides whether to answer, and with which sentences.
///
/// @param refusalPoint support below which nothing is answered; above 1 refuses everything
/// @param companion `[0, 1]`, part of the best sentence's support that a further one needs
/// @param further log-odds that a part of a question gains where another part is answered
public record AbstentionPolicy(double refusalPoint, double companion, double further) {

    /// How many sentences an answer shows at most: more is not an answer but a search result.
    public static final int MOST = CloseLook.MOST_SENTENCES;

    /// The sentences to answer with, best first; empty means to refuse. What denies the question's
    /// premise stands alone, or not at all.
    ///
    /// @param readings by falling support
    public List<Reading> select(List<Reading> readings) {
        if (readings.isEmpty() || support(readings.getFirst()) < refusalPoint) {
            return List.of();
        }
        Reading best = readings.getFirst();
        if (readings.stream().anyMatch(r -> denies(r) && r.isOfSameSentenceAs(best))) {
            return List.of(best.with(Stance.WRONG_PREMISE));
        }
        double least = companion * support(best);
        return readings.stream()
                .takeWhile(r -> support(r) >= least)
                .filter(r -> r.stance() != Stance.WRONG_PREMISE)
                .limit(MOST)
                .toList();
    }

    private boolean denies(Reading reading) {
        return reading.stance() == Stance.WRONG_PREMISE && support(reading) >= refusalPoint;
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
                        selected.get(i).isEmpty() ? select(raised(parts.get(i))) : selected.get(i))
                .toList();
    }

    /// That the sources speak of what is asked about makes no premise the likelier to be wrong.
    private List<Reading> raised(List<Reading> readings) {
        return readings.stream()
                .map(r ->
                        r.stance() == Stance.WRONG_PREMISE
                                ? r
                                : r.with(r.support().raised(further)))
                .sorted(comparing(Reading::support).reversed())
                .toList();
    }

    private static double support(Reading reading) {
        return reading.support().probability();
    }
}
