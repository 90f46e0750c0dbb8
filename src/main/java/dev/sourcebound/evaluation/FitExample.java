package dev.sourcebound.evaluation;

import dev.sourcebound.reading.Candidate;
import java.util.List;

/// A labelled question and every sentence that was read for it.
///
/// @param answerable whether the documents that were searched answer it
/// @param candidates what was read, at least one
/// @param right for each candidate, whether it is evidence
/// @param evidence how many evidence sentences there are
record FitExample(
        boolean answerable, List<Candidate> candidates, List<Boolean> right, int evidence) {

    FitExample {
        candidates = List.copyOf(candidates);
        right = List.copyOf(right);
    }
}
