package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.measure.Outcome;
import dev.sourcebound.evaluation.measure.Ranking;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reply, judged.
///
/// @param question what was asked
/// @param observation what came back
/// @param verdict what it is
/// @param coverage how much of each gold excerpt the citations cover, `[0, 1]` each, in the order
///   of the question's gold; of a question judged by document one number; empty where the question
///   is not answerable
/// @param citations what its citations are
/// @param took from asking to reply
/// @param landings where each citation lands, in the order of the reply's
/// @param ranking what retrieval found; null where it was not asked or there is nothing to find
/// @param bet what stands behind the reply; null where that is not known
record Judged(
        LabelledQuestion question,
        Observation observation,
        Verdict verdict,
        List<Double> coverage,
        Citations citations,
        Duration took,
        List<Landing> landings,
        @Nullable Ranking ranking,
        Outcome.@Nullable Bet bet) {

    /// How much of a gold excerpt one citation must cover.
    static final double ENOUGH = 0.5;

    Judged {
        coverage = List.copyOf(coverage);
        landings = List.copyOf(landings);
    }

    /// Of which no more is known.
    Judged(
            LabelledQuestion question,
            Observation observation,
            Verdict verdict,
            List<Double> coverage,
            Citations citations,
            Duration took) {
        this(question, observation, verdict, coverage, citations, took, List.of(), null, null);
    }

    double milliseconds() {
        return took.toNanos() / 1e6;
    }

    /// The words that are held against those of the label.
    String shortAnswer() {
        if (!observation.answered()) {
            return "";
        }
        String highlighted = observation.highlighted();
        return highlighted == null ? observation.text() : highlighted;
    }

    /// As the measures see it.
    Outcome outcome() {
        int covered = (int) coverage.stream().filter(share -> share >= ENOUGH).count();
        boolean any = question.anyOf();
        return new Outcome(
                question.answerable(),
                observation.answered(),
                verdict == Verdict.RIGHT,
                shortAnswer(),
                question.answers(),
                new Outcome.Citations(
                        citations.given(),
                        citations.given() - citations.misquoted(),
                        citations.placed(),
                        citations.onGold(),
                        any ? Math.min(1, coverage.size()) : coverage.size(),
                        any ? Math.min(1, covered) : covered),
                ranking,
                bet,
                milliseconds());
    }

    /// What the citations of one reply are.
    ///
    /// @param given how many it gives
    /// @param misquoted how many do not stand in their source where they say
    /// @param placed how many stand in some source, wherever
    /// @param onGold how many of these share a character with gold
    /// @param characters how long these are together
    record Citations(int given, int misquoted, int placed, int onGold, int characters) {}
}
