package dev.sourcebound.evaluation.report;

import static dev.sourcebound.evaluation.measure.Rounding.fixed;
import static dev.sourcebound.evaluation.measure.Rounding.shown;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Each question: what was asked, what came, what should have come, and why it is right or wrong.
final class QuestionSection {

    private final Html html;
    private final RunReport run;
    private final Map<String, Comparison.Change> changes;

    QuestionSection(Html html, RunReport run, @Nullable Comparison comparison) {
        this.html = html;
        this.run = run;
        Stream<Comparison.Change> all =
                comparison == null ? Stream.of() : comparison.changes().stream();
        this.changes = all.collect(toMap(change -> change.now().id(), change -> change));
    }

    void write() {
        html.open("section", "id", "questions").tag("h2", "Questions");
        filter();
        html.open("div", "class", "questions").line();
        run.questions().forEach(this::question);
        html.close("div").close("section").line();
    }

    /// Hidden until the script shows it.
    private void filter() {
        html.open("form", "class", "filter", "hidden", "hidden");
        html.open("label").tag("span", "Search");
        html.open("input", "type", "search", "name", "text", "placeholder", "id, question, reply")
                .close("label");
        html.open("label").tag("span", "Verdict").open("select", "name", "verdict");
        html.tag("option", "all", "value", "");
        html.tag("option", "all that is bad", "value", "bad");
        for (Verdicts verdict : Verdicts.values()) {
            html.tag("option", verdict.words(), "value", verdict.slug());
        }
        html.close("select").close("label");
        html.open("label").tag("span", "Kind").open("select", "name", "kind");
        html.tag("option", "all", "value", "");
        run.kinds()
                .forEach(kind ->
                        html.tag("option", kind.name().replace('_', ' '), "value", kind.name()));
        html.close("select").close("label");
        if (!changes.isEmpty()) {
            html.open("label", "class", "check");
            html.open("input", "type", "checkbox", "name", "changed");
            html.tag("span", "changed only").close("label");
        }
        html.tag("output", "%d shown".formatted(run.questions().size()), "aria-live", "polite");
        html.close("form").line();
    }

    private void question(QuestionRow row) {
        Verdicts verdict = Verdicts.of(row);
        Comparison.Change change = changes.get(row.id());
        html.open(
                "details",
                "class",
                "question",
                "id",
                "q-" + row.id(),
                "data-verdict",
                row.verdict(),
                "data-good",
                String.valueOf(row.good()),
                "data-kind",
                row.kind(),
                "data-changed",
                String.valueOf(change != null));
        html.open("summary");
        html.tag("span", verdict.words(), "class", "badge v-" + verdict.slug());
        html.tag("span", row.question(), "class", "asked", "dir", "auto");
        html.tag("span", row.id(), "class", "id").close("summary");
        html.open("div", "class", "body");
        html.tag("p", row.why(), "class", "why");
        if (row.standalone() != null) {
            pair("asked as", row.standalone());
        }
        reply(row);
        if (row.expected() != null) {
            pair("expected", row.expected());
        }
        gold(row.gold());
        citations(row.citations());
        if (change != null) {
            before(change.before());
        }
        html.tag("p", numbers(row), "class", "numbers");
        html.close("div").close("details").line();
    }

    private void reply(QuestionRow row) {
        html.open("div", "class", "pair");
        html.tag("span", row.refusal() == null ? "answer" : "refusal", "class", "key");
        html.open("div").tag("p", row.text(), "dir", "auto");
        if (row.refusal() != null) {
            html.tag("p", "reason: " + row.refusal().replace('_', ' '), "class", "hint");
        }
        html.close("div").close("div");
    }

    private void pair(String key, String text) {
        html.open("div", "class", "pair").tag("span", key, "class", "key");
        html.tag("p", text, "dir", "auto").close("div");
    }

    private void gold(List<QuestionRow.Gold> gold) {
        for (QuestionRow.Gold one : gold) {
            boolean met = one.coverage() >= 0.5;
            html.open("div", "class", "pair").tag("span", "gold", "class", "key");
            html.open("blockquote", "class", met ? "met" : "missed");
            html.tag("p", one.text().isEmpty() ? "the whole document" : one.text(), "dir", "auto");
            html.tag("footer", "%s, %s covered".formatted(one.source(), percent(one.coverage())));
            html.close("blockquote").close("div");
        }
    }

    private void citations(List<QuestionRow.Cited> citations) {
        for (QuestionRow.Cited one : citations) {
            html.open("div", "class", "pair").tag("span", "cited", "class", "key");
            html.open("blockquote", "class", "c-" + one.landing().replace(' ', '-'));
            html.tag("p", one.text(), "dir", "auto");
            html.tag(
                    "footer",
                    "%s, %d to %d, %s"
                            .formatted(one.source(), one.start(), one.end(), one.landing()));
            html.close("blockquote").close("div");
        }
    }

    private void before(QuestionRow before) {
        html.open("div", "class", "pair before").tag("span", "before", "class", "key");
        html.open("div");
        Verdicts verdict = Verdicts.of(before);
        html.tag("span", verdict.words(), "class", "badge v-" + verdict.slug());
        html.tag("p", before.text(), "dir", "auto").tag("p", before.why(), "class", "hint");
        html.close("div").close("div");
    }

    private static String numbers(QuestionRow row) {
        StringBuilder numbers = new StringBuilder(row.kind().replace('_', ' '));
        if (row.support() != null) {
            numbers.append(" · support ").append(shown(row.support()));
        }
        if (row.rank() != null) {
            numbers.append(
                    row.rank() == 0 ? " · not retrieved" : " · retrieved at rank " + row.rank());
        }
        if (row.f1() != null && row.exactMatch() != null) {
            numbers.append(" · exact match ").append(fixed(row.exactMatch(), 0));
            numbers.append(" · F1 ").append(shown(row.f1()));
        }
        return numbers.append(" · ").append(fixed(row.milliseconds(), 0)).append(" ms").toString();
    }

    private static String percent(double share) {
        return fixed(100 * share, 0) + " %";
    }
}
