package dev.sourcebound.evaluation.report;

import static java.util.stream.Collectors.toMap;

import dev.sourcebound.evaluation.measure.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Two runs side by side, question by question.
///
/// @param earlier name of the run that is compared with
/// @param figures those that both have
/// @param changes the questions whose verdict or text is another, in the order of the later run
/// @param onlyEarlier ids that only the earlier run has
/// @param onlyLater ids that only the later run has
public record Comparison(
        String earlier,
        List<FigureChange> figures,
        List<Change> changes,
        List<String> onlyEarlier,
        List<String> onlyLater) {

    /// One figure of both runs.
    ///
    /// @param before the figure of the earlier run
    /// @param now of the later
    public record FigureChange(Figure before, Figure now) {

        /// `now - before`; null where one of them has no value.
        @Nullable Double difference() {
            Double then = before.value();
            Double value = now.value();
            return then == null || value == null ? null : value - then;
        }
    }

    /// One question that came to something else.
    ///
    /// @param before the question in the earlier run
    /// @param now in the later
    public record Change(QuestionRow before, QuestionRow now) {

        boolean better() {
            return now.good() && !before.good();
        }

        boolean worse() {
            return before.good() && !now.good();
        }
    }

    /// Compares by the questions' ids and the figures' names.
    public static Comparison of(RunReport earlier, RunReport later) {
        Map<String, QuestionRow> before = new LinkedHashMap<>();
        earlier.questions().forEach(row -> before.put(row.id(), row));
        List<Change> changes = new ArrayList<>();
        List<String> onlyLater = new ArrayList<>();
        for (QuestionRow now : later.questions()) {
            QuestionRow then = before.remove(now.id());
            if (then == null) {
                onlyLater.add(now.id());
            } else if (!same(then, now)) {
                changes.add(new Change(then, now));
            }
        }
        Map<String, Figure> then =
                earlier.figures().stream().collect(toMap(Figure::name, figure -> figure));
        List<FigureChange> figures = new ArrayList<>();
        for (Figure now : later.figures()) {
            Figure earlierFigure = then.get(now.name());
            if (earlierFigure != null) {
                figures.add(new FigureChange(earlierFigure, now));
            }
        }
        return new Comparison(
                earlier.name(), figures, changes, List.copyOf(before.keySet()), onlyLater);
    }

    int better() {
        return (int) changes.stream().filter(Change::better).count();
    }

    int worse() {
        return (int) changes.stream().filter(Change::worse).count();
    }

    /// McNemar's test, exact (McNemar 1947): how probable so uneven a split of the questions that
    /// got better or worse is, or a more uneven one, if either were as likely; 1 where none did.
    /// Summed in logarithms, for the ways of many may be too many for a number.
    double probability() {
        int better = better();
        int worse = worse();
        double term = (better + worse) * Math.log(0.5);
        double sum = Math.exp(term);
        for (int i = 1; i <= Math.min(better, worse); i++) {
            term += Math.log(better + worse - i + 1.0) - Math.log(i);
            sum += Math.exp(term);
        }
        return Math.min(1, 2 * sum);
    }

    private static boolean same(QuestionRow one, QuestionRow other) {
        return one.verdict().equals(other.verdict()) && one.text().equals(other.text());
    }
}
