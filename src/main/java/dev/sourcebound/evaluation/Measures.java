package dev.sourcebound.evaluation;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sourcebound.evaluation.measure.Quantiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The measures of a list of judged replies. Shares are in `[0, 1]`; a share of nothing is empty.
///
/// @param judged the replies, in the order of their questions
record Measures(List<Judged> judged) {

    Measures {
        judged = List.copyOf(judged);
    }

    /// How many questions the sources answer.
    int answerable() {
        return (int) judged.stream().filter(j -> j.question().answerable()).count();
    }

    /// How many questions the sources do not answer.
    int unanswerable() {
        return judged.size() - answerable();
    }

    int count(Verdict verdict) {
        return (int) judged.stream().filter(j -> j.verdict() == verdict).count();
    }

    /// How many replies are what they should be: right, or refused where nothing answers.
    int good() {
        return (int) judged.stream().filter(j -> j.verdict().good()).count();
    }

    /// Of the answerable questions, those answered with enough of the gold and with what the text
    /// must hold.
    OptionalDouble right() {
        return share(count(Verdict.RIGHT), answerable());
    }

    /// Of the answerable questions, those answered otherwise.
    OptionalDouble wrong() {
        return share(count(Verdict.WRONG), answerable());
    }

    /// Of the answerable questions, those refused.
    OptionalDouble overRefused() {
        return share(count(Verdict.OVER_REFUSED), answerable());
    }

    /// Of the questions that nothing answers, those answered.
    OptionalDouble falseAnswers() {
        return share(count(Verdict.FALSE_ANSWER), unanswerable());
    }

    /// The mean of `right` and of the questions rightly refused: `(right + 1 - false answers) / 2`.
    /// Always refusing has 0.5. Empty where a set has only one of the two sorts.
    OptionalDouble balanced() {
        if (answerable() == 0 || unanswerable() == 0) {
            return OptionalDouble.empty();
        }
        double right = right().orElseThrow();
        double wronglyAnswered = falseAnswers().orElseThrow();
        return OptionalDouble.of((right + 1 - wronglyAnswered) / 2);
    }

    /// Of the citations of answers to answerable questions, those that share a character with gold;
    /// 0 where there is none.
    double citationPrecision() {
        int cited = 0;
        int onGold = 0;
        for (Judged answer : answersToAnswerable()) {
            cited += answer.citations().placed();
            onGold += answer.citations().onGold();
        }
        return (double) onGold / Math.max(1, cited);
    }

    /// How much is quoted for what was needed: the median, over answers to answerable questions, of
    /// characters quoted over characters of gold, `[0, inf)`; 0 where there is none. Where any of
    /// several excerpts is enough, the one that is covered most counts, of equals the shortest.
    double quotedOverGold() {
        double[] ratios =
                answersToAnswerable().stream()
                        .map(Measures::quotedOverGold)
                        .flatMapToDouble(OptionalDouble::stream)
                        .toArray();
        return ratios.length == 0 ? 0 : Quantiles.median(ratios);
    }

    /// How many citations, of whatever reply, do not stand in their source where they say. Must be
    /// 0.
    int misquotes() {
        return judged.stream().mapToInt(j -> j.citations().misquoted()).sum();
    }

    /// How many refusals cite something. Must be 0.
    int citationsOnRefusals() {
        return (int)
                judged.stream()
                        .filter(j -> !j.observation().answered() && j.citations().given() > 0)
                        .count();
    }

    /// Half of the replies took this long or less, in milliseconds: the median.
    double p50Milliseconds() {
        return Quantiles.median(milliseconds());
    }

    /// 99 of 100 replies took this long or less, in milliseconds: by nearest rank.
    double p99Milliseconds() {
        return Quantiles.nearestRank(milliseconds(), 0.99);
    }

    /// The same measures for each kind of question, in the order in which the kinds come.
    Map<String, Measures> byKind() {
        Map<String, Measures> byKind = new LinkedHashMap<>();
        judged.stream()
                .collect(groupingBy(j -> j.question().kind(), LinkedHashMap::new, toList()))
                .forEach((kind, some) -> byKind.put(kind, new Measures(some)));
        return byKind;
    }

    private List<Judged> answersToAnswerable() {
        return judged.stream()
                .filter(j -> j.question().answerable() && j.observation().answered())
                .toList();
    }

    /// Empty where it was judged by document: there is no excerpt to compare with.
    private static OptionalDouble quotedOverGold(Judged answer) {
        int[] lengths =
                answer.question().gold().stream().mapToInt(g -> g.excerpt().length()).toArray();
        int gold =
                answer.question().anyOf()
                        ? IntStream.range(0, lengths.length)
                                .boxed()
                                .max(
                                        comparing(answer.coverage()::get)
                                                .thenComparingInt(i -> -lengths[i]))
                                .map(i -> lengths[i])
                                .orElse(0)
                        : IntStream.of(lengths).sum();
        return gold == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) answer.citations().characters() / gold);
    }

    private double[] milliseconds() {
        return judged.stream().mapToDouble(j -> j.took().toNanos() / 1e6).toArray();
    }

    private static OptionalDouble share(int some, int all) {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) some / all);
    }
}
