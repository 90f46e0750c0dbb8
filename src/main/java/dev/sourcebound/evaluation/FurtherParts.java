package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sourcebound.answer.QuestionParts;
import dev.sourcebound.evaluation.FitExample.Evidence;
import dev.sourcebound.evaluation.LabelledCorpus.Asked;
import dev.sourcebound.reading.Calibration;
import dev.sourcebound.reading.Candidate;
import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.Stance;
import dev.sourcebound.reading.Support;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds what it tells of a part of a question that another part of it is answered.
final class FurtherParts {

    /// The rate of false answers for which a part counts as answered: the program's default.
    static final double RATE = 0.05;

    /// Variance of what is told before anything was counted, which is nothing: some ten questions
    /// must not be taken at their word.
    private static final double PRIOR = 1;

    private static final int STEPS = 50;

    private FurtherParts() {}

    /// The corpora with those questions alone that have several parts, each part as a question of
    /// its own, grouped by the question.
    static List<LabelledCorpus> of(List<LabelledCorpus> corpora) {
        return corpora.stream()
                .map(corpus ->
                        new LabelledCorpus(
                                corpus.sources(),
                                corpus.questions().stream()
                                        .filter(asked -> !asked.evidence().isEmpty())
                                        .filter(asked -> asked.stance() != Stance.WRONG_PREMISE)
                                        .flatMap(asked -> parts(asked).stream())
                                        .toList()))
                .filter(corpus -> !corpus.questions().isEmpty())
                .toList();
    }

    private static List<Asked> parts(Asked asked) {
        List<QuestionParts.Part> parts = QuestionParts.of(asked.text());
        return parts.size() < 2
                ? List.of()
                : parts.stream()
                        .map(part -> part(asked, part.standalone(), asked.evidence()))
                        .toList();
    }

    private static Asked part(Asked asked, String text, List<Evidence> evidence) {
        return new Asked(text, asked.text(), evidence, asked.stance(), asked.among());
    }

    /// A corpus with the parts of its questions as questions beside them, where each part is
    /// answered by one place, in their order: as it is read behind the topic of the first, and as
    /// it stands.
    static LabelledCorpus with(LabelledCorpus corpus) {
        return new LabelledCorpus(
                corpus.sources(),
                corpus.questions().stream()
                        .flatMap(asked -> Stream.concat(Stream.of(asked), answeredApart(asked)))
                        .toList());
    }

    private static Stream<Asked> answeredApart(Asked asked) {
        List<QuestionParts.Part> parts = QuestionParts.of(asked.text());
        return parts.size() < 2 || parts.size() != asked.evidence().size()
                ? Stream.empty()
                : IntStream.range(0, parts.size())
                        .boxed()
                        .flatMap(i ->
                                Stream.of(parts.get(i).standalone(), parts.get(i).asked())
                                        .distinct()
                                        .map(text ->
                                                part(
                                                        asked,
                                                        text,
                                                        asked.evidence().subList(i, i + 1))));
    }

    /// The log-odds to add to those of a part where another part is answered, `>= 0`.
    ///
    /// @param read the parts, closely read
    /// @param point the support from which on a part is answered
    static double gain(
            List<FitExample> read, LogisticModel closeLook, Calibration calibration, double point) {
        List<Counted> counted = new ArrayList<>();
        read.stream()
                .filter(part -> !part.candidates().isEmpty())
                .collect(groupingBy(FitExample::group, LinkedHashMap::new, toList()))
                .values()
                .forEach(parts ->
                        counted.addAll(
                                further(
                                        parts.stream()
                                                .map(p -> best(p, closeLook, calibration))
                                                .toList(),
                                        point)));
        return gain(counted);
    }

    /// The best sentence of a part.
    private record Best(Candidate candidate, Support support, boolean right) {

        Counted counted() {
            return new Counted(support.logOdds(), right);
        }

        boolean isSameAs(Best other) {
            return candidate.passage().id().equals(other.candidate.passage().id())
                    && candidate.sentence().equals(other.candidate.sentence());
        }
    }

    private static Best best(FitExample part, LogisticModel closeLook, Calibration calibration) {
        Candidate best = part.best(closeLook).orElseThrow();
        return new Best(
                best, calibration.support(closeLook.logOdds(best.signals())), part.isRight(best));
    }

    /// Those of which another is answered; what the other shows is nothing further.
    private static List<Counted> further(List<Best> parts, double point) {
        return parts.stream()
                .filter(part ->
                        parts.stream()
                                .anyMatch(other ->
                                        other.support().probability() >= point
                                                && !other.isSameAs(part)))
                .map(Best::counted)
                .toList();
    }

    /// A part of which another is answered.
    ///
    /// @param logOdds by its own words
    record Counted(double logOdds, boolean right) {}

    /// What explains the counted parts best, by Newton's steps.
    static double gain(List<Counted> counted) {
        double gain = 0;
        for (int step = 0; step < STEPS; step++) {
            double slope = -gain / PRIOR;
            double bend = -1 / PRIOR;
            for (Counted part : counted) {
                double p = Support.ofLogOdds(part.logOdds() + gain).probability();
                slope += (part.right() ? 1 : 0) - p;
                bend -= p * (1 - p);
            }
            gain -= slope / bend;
        }
        return Math.max(0, gain);
    }
}
