package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.joining;

import dev.sourcebound.evaluation.measure.Outcome;
import dev.sourcebound.evaluation.measure.Ranking;
import dev.sourcebound.evaluation.measure.Rounding;
import java.util.ArrayList;
import java.util.List;

/// Says in words why a reply was judged as it was.
final class Why {

    private Why() {}

    static String of(Judged judged) {
        return switch (judged.verdict()) {
            case RIGHT -> "Right: " + covered(judged) + ".";
            case WRONG -> "Wrong: " + String.join("; ", faults(judged)) + "." + retrieved(judged);
            case OVER_REFUSED ->
                    "Refused, though the sources answer it. " + held(judged) + retrieved(judged);
            case REFUSED -> "Rightly refused: nothing in the sources answers it.";
            case FALSE_ANSWER ->
                    "False answer: nothing in the sources answers it" + support(judged) + ".";
        };
    }

    private static String covered(Judged judged) {
        boolean several = judged.coverage().size() > 1;
        String needed =
                !several
                        ? "the excerpt that was wanted is cited"
                        : judged.question().anyOf()
                                ? "one of the excerpts that were wanted is cited"
                                : "all excerpts that were wanted are cited";
        return judged.question().mustContain().isEmpty()
                ? needed
                : needed + ", and the text holds what it must";
    }

    private static List<String> faults(Judged judged) {
        List<String> faults = new ArrayList<>();
        List<Double> coverage = judged.coverage();
        long missed = coverage.stream().filter(share -> share < Judged.ENOUGH).count();
        boolean any = judged.question().anyOf();
        if (any ? missed == coverage.size() : missed > 0) {
            double best = coverage.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            faults.add(
                    coverage.size() == 1
                            ? "the citations cover %s of what was wanted, half is needed"
                                    .formatted(Rounding.fixed(best, 2))
                            : "%d of %d excerpts that were wanted are covered by less than half"
                                    .formatted(missed, coverage.size()));
        }
        List<List<String>> missing = Judge.missing(judged.question(), judged.observation().text());
        if (!missing.isEmpty()) {
            faults.add(
                    "the text lacks "
                            + missing.stream()
                                    .map(one ->
                                            one.stream()
                                                    .map(a -> "“" + a + "”")
                                                    .collect(joining(" or ")))
                                    .collect(joining(", ")));
        }
        return faults;
    }

    private static String held(Judged judged) {
        Outcome.Bet bet = judged.bet();
        if (bet == null) {
            return "The reason is %s.".formatted(reason(judged));
        }
        if (bet.support() == 0) {
            return "It was not even read: %s.".formatted(reason(judged));
        }
        return "What it held back, with support %s, %s right."
                .formatted(Rounding.fixed(bet.support(), 3), bet.right() ? "is" : "is not");
    }

    private static String reason(Judged judged) {
        return String.valueOf(judged.observation().refusal()).replace('_', ' ');
    }

    private static String support(Judged judged) {
        Outcome.Bet bet = judged.bet();
        return bet == null
                ? ""
                : ", yet an excerpt has support " + Rounding.fixed(bet.support(), 3);
    }

    private static String retrieved(Judged judged) {
        Ranking ranking = judged.ranking();
        if (ranking == null) {
            return "";
        }
        int first = ranking.firstRelevant();
        return first == 0
                ? " Retrieval does not find it among the first %d passages."
                        .formatted(Observation.DEPTH)
                : " Retrieval finds it at rank %d.".formatted(first);
    }
}
