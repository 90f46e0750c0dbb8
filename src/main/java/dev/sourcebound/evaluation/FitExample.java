package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Candidate;
import java.util.List;

/// A labelled question and the sentences that were read for it.
///
/// @param question what was asked
/// @param sourceId the document that it was written about
/// @param evidence the sentences of that document that answer it together; empty where it was not
///   to be answered
/// @param candidates what was read
record FitExample(
        String question, String sourceId, List<Span> evidence, List<Candidate> candidates) {

    FitExample {
        evidence = List.copyOf(evidence);
        candidates = List.copyOf(candidates);
    }

    boolean answerable() {
        return !evidence.isEmpty();
    }

    /// The same question with other sentences read.
    FitExample with(List<Candidate> read) {
        return new FitExample(question, sourceId, evidence, read);
    }

    /// Whether a sentence is evidence: whether it shares at least half of itself with a sentence
    /// that is.
    boolean isRight(Candidate candidate) {
        Span sentence = candidate.sentence();
        return candidate.passage().sourceId().equals(sourceId)
                && evidence.stream()
                        .filter(sentence::overlaps)
                        .anyMatch(e -> 2 * shared(sentence, e) >= sentence.length());
    }

    /// Whether the window of a sentence, itself and its neighbours, holds evidence.
    boolean hasEvidenceAround(Candidate candidate) {
        Span window = candidate.passage().window(candidate.sentence());
        return candidate.passage().sourceId().equals(sourceId)
                && evidence.stream().anyMatch(window::contains);
    }

    private static int shared(Span one, Span other) {
        return Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
    }
}
