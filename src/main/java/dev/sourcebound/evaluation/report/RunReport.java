package dev.sourcebound.evaluation.report;

import dev.sourcebound.evaluation.measure.Figure;
import dev.sourcebound.evaluation.measure.Reliability;
import dev.sourcebound.evaluation.measure.RiskCoverage;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that is told of one run. It is written as JSON, and read again to compare with.
///
/// @param name of the run, such as its folder's
/// @param made what it was made with: name and value
/// @param groups the figures over all
/// @param kinds what came of each kind of question, in the order in which the kinds come
/// @param curve risk by coverage; empty where it is not known
/// @param bins of support and of what is right; empty where it is not known
/// @param questions in the order of the set
/// @param flaws what of the data was left out, or is wrong
public record RunReport(
        String name,
        SortedMap<String, String> made,
        List<Group> groups,
        List<Kind> kinds,
        List<RiskCoverage.Point> curve,
        List<Reliability.Bin> bins,
        List<QuestionRow> questions,
        List<String> flaws) {

    public RunReport {
        made = new TreeMap<>(made);
        groups = List.copyOf(groups);
        kinds = List.copyOf(kinds);
        curve = List.copyOf(curve);
        bins = List.copyOf(bins);
        questions = List.copyOf(questions);
        flaws = List.copyOf(flaws);
    }

    /// Figures that belong together.
    public record Group(String name, List<Figure> figures) {
        public Group {
            figures = List.copyOf(figures);
        }
    }

    /// What came of one kind of question: how many of each verdict.
    public record Kind(
            String name, int right, int refused, int wrong, int overRefused, int falseAnswers) {

        int asked() {
            return right + refused + wrong + overRefused + falseAnswers;
        }

        int good() {
            return right + refused;
        }
    }

    List<Figure> figures() {
        return groups.stream().flatMap(group -> group.figures().stream()).toList();
    }
}
