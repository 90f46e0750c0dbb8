package dev.sourcebound.evaluation;

import static java.util.Comparator.comparingDouble;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Candidate;
import dev.sourcebound.reading.CloseLook;
import dev.sourcebound.reading.CloseLook.Window;
import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.Signal;
import dev.sourcebound.reading.Stance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A labelled question and the sentences that were read for it.
///
/// @param question what was asked
/// @param group what it was written about; questions of one group are alike, and a model that is
///   tried on one must not have been fitted on another
/// @param outOfScope whether it was asked with the source that answers it taken away
/// @param evidence what answers it, or with [Stance#WRONG_PREMISE] denies what it takes for
///   granted; empty where it was not to be answered
/// @param stance what the evidence says to it, as far as that is labelled
/// @param candidates what was read to answer it
/// @param denial what was read that may deny what it takes for granted; null where nothing was
record FitExample(
        String question,
        String group,
        boolean outOfScope,
        List<Evidence> evidence,
        Stance stance,
        List<Candidate> candidates,
        @Nullable Candidate denial) {

    FitExample {
        evidence = List.copyOf(evidence);
        candidates = List.copyOf(candidates);
    }

    /// A place that answers a question, or a part of it.
    record Evidence(String sourceId, Span span) {

        /// Whether a sentence is here: whether it shares at least half of itself or of the place.
        boolean isAt(Passage passage, Span sentence) {
            if (!passage.sourceId().equals(sourceId) || !sentence.overlaps(span)) {
                return false;
            }
            int shared =
                    Math.min(sentence.end(), span.end()) - Math.max(sentence.start(), span.start());
            return 2 * shared >= Math.min(sentence.length(), span.length());
        }
    }

    boolean answerable() {
        return !evidence.isEmpty();
    }

    /// The same question with other sentences read.
    FitExample with(CloseLook.Seen seen) {
        return new FitExample(
                question, group, outOfScope, evidence, stance, seen.sentences(), seen.denial());
    }

    /// The same with the sentences alone that were embedded.
    FitExample embedded() {
        List<Candidate> embedded =
                candidates.stream().filter(c -> c.signals().has(Signal.SENTENCE_COSINE)).toList();
        return with(new CloseLook.Seen(embedded, denial));
    }

    /// The same with what may deny its premise as all that was read.
    Stream<FitExample> ofDenial() {
        return Stream.ofNullable(denial).map(d -> with(new CloseLook.Seen(List.of(d), d)));
    }

    /// The likeliest answer; empty where nothing was read.
    Optional<Candidate> best(LogisticModel closeLook) {
        return candidates.stream()
                .max(comparingDouble(candidate -> closeLook.logOdds(candidate.signals())));
    }

    /// Whether it answers.
    boolean isRight(Candidate candidate) {
        return stance != Stance.WRONG_PREMISE && isAtEvidence(candidate);
    }

    /// Whether it denies what the question takes for granted.
    boolean isCorrection(Candidate candidate) {
        return stance == Stance.WRONG_PREMISE && isAtEvidence(candidate);
    }

    private boolean isAtEvidence(Candidate candidate) {
        return evidence.stream()
                .anyMatch(place -> place.isAt(candidate.passage(), candidate.sentence()));
    }

    /// Whether the window of a sentence, itself and its neighbours, holds evidence.
    boolean hasEvidenceAround(Candidate candidate) {
        Passage passage = candidate.passage();
        return answeredBy(new Window(passage, passage.window(candidate.sentence()), List.of()));
    }

    /// Whether a window holds a place that answers, whole.
    boolean answeredBy(Window window) {
        return evidenceIn(window.passage().sourceId())
                .anyMatch(place -> window.span().contains(place.span()));
    }

    /// Whether a window has to do with a place that answers.
    boolean touchedBy(Window window) {
        return evidenceIn(window.passage().sourceId())
                .anyMatch(place -> window.span().overlaps(place.span()));
    }

    private Stream<Evidence> evidenceIn(String sourceId) {
        return stance == Stance.WRONG_PREMISE
                ? Stream.empty()
                : evidence.stream().filter(place -> place.sourceId().equals(sourceId));
    }
}
