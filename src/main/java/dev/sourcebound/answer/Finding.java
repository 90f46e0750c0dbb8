package dev.sourcebound.answer;

import static java.util.Comparator.comparing;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.reading.Reading;
import java.util.List;

/// What was found for a part of a question.
///
/// @param part what was asked
/// @param passages what retrieval found, best first
/// @param readings what was read in them, by falling support
/// @param sharesNoWord whether no passage has a word of it
record Finding(
        QuestionParts.Part part,
        List<Passage> passages,
        List<Reading> readings,
        boolean sharesNoWord) {

    /// The support of the best reading, `[0, 1]`; 0 where there is none.
    double best() {
        return readings.isEmpty() ? 0 : readings.getFirst().support().probability();
    }

    /// The readings of all, best first, whichever part they are read for.
    static List<Reading> readings(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.readings().stream())
                .sorted(comparing(Reading::support).reversed())
                .toList();
    }

    /// The passages of all, none twice.
    static List<Passage> passages(List<Finding> findings) {
        return findings.stream().flatMap(f -> f.passages().stream()).distinct().toList();
    }
}
