package dev.sourcebound.evaluation.report;

import static dev.sourcebound.evaluation.measure.Rounding.fixed;
import static dev.sourcebound.evaluation.measure.Rounding.shown;

import java.util.List;

/// What is different from an earlier run.
final class ComparisonSection {

    private final Html html;
    private final Comparison comparison;

    ComparisonSection(Html html, Comparison comparison) {
        this.html = html;
        this.comparison = comparison;
    }

    void write() {
        html.open("section", "id", "comparison");
        html.tag("h2", "Against %s".formatted(comparison.earlier()));
        html.tag("p", sentence(comparison), "class", "lead");
        changes();
        figures();
        others("Only in this run", comparison.onlyLater());
        others("Only in the earlier run", comparison.onlyEarlier());
        html.close("section").line();
    }

    static String sentence(Comparison comparison) {
        int other = comparison.changes().size() - comparison.better() - comparison.worse();
        return "%d questions got better, %d worse, %d others have another reply. By chance alone, so uneven a split has probability %s."
                .formatted(
                        comparison.better(),
                        comparison.worse(),
                        other,
                        fixed(comparison.probability(), 3));
    }

    private void changes() {
        if (comparison.changes().isEmpty()) {
            return;
        }
        html.open("div", "class", "scroll").open("table", "class", "changes");
        html.open("thead").open("tr").tag("th", "question", "scope", "col");
        html.tag("th", "before", "scope", "col").tag("th", "now", "scope", "col");
        html.close("tr").close("thead").open("tbody").line();
        for (Comparison.Change change : comparison.changes()) {
            String way = change.better() ? "better" : change.worse() ? "worse" : "other";
            html.open("tr", "class", way).open("th", "scope", "row");
            html.tag("a", change.now().id(), "href", "#q-" + change.now().id());
            html.tag("small", change.now().question(), "dir", "auto").close("th");
            verdict(change.before());
            verdict(change.now());
            html.close("tr").line();
        }
        html.close("tbody").close("table").close("div");
    }

    private void verdict(QuestionRow row) {
        Verdicts verdict = Verdicts.of(row);
        html.open("td").tag("span", verdict.words(), "class", "badge v-" + verdict.slug());
        html.close("td");
    }

    private void figures() {
        html.open("div", "class", "scroll").open("table", "class", "differences");
        html.open("thead").open("tr").tag("th", "measure", "scope", "col");
        for (String name : List.of("before", "now", "difference")) {
            html.tag("th", name, "scope", "col", "class", "n");
        }
        html.close("tr").close("thead").open("tbody").line();
        for (Comparison.FigureChange change : comparison.figures()) {
            Double difference = change.difference();
            if (difference == null) {
                continue;
            }
            boolean better = difference > 0 == change.now().higherIsBetter();
            html.open("tr").tag("th", change.now().name(), "scope", "row");
            html.tag("td", shown(change.before().value()), "class", "n");
            html.tag("td", shown(change.now().value()), "class", "n");
            html.tag(
                            "td",
                            signed(difference),
                            "class",
                            difference == 0 ? "n" : better ? "n better" : "n worse")
                    .close("tr")
                    .line();
        }
        html.close("tbody").close("table").close("div");
    }

    static String signed(double difference) {
        String shown = shown(difference);
        return difference > 0 ? "+" + shown : shown;
    }

    private void others(String title, List<String> ids) {
        if (!ids.isEmpty()) {
            html.tag("p", "%s: %s".formatted(title, String.join(", ", ids)));
        }
    }
}
