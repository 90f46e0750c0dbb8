package dev.sourcebound.evaluation.report;

import static dev.sourcebound.evaluation.measure.Rounding.fixed;
import static dev.sourcebound.evaluation.measure.Rounding.shown;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcebound.evaluation.measure.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// A run as one page: a file that needs nothing else. Its policy lets in its own style and its own
/// script, by their digests, and nothing from anywhere; without the script it only lacks the
/// filter. Equal runs give equal bytes.
public final class HtmlReport {

    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");
    private static final List<String> HEADLINES =
            List.of(
                    "balanced",
                    "right",
                    "false answers",
                    "citation precision",
                    "verbatim",
                    "recall@5");

    private final RunReport run;
    private final @Nullable Comparison comparison;
    private final Html html = new Html();

    private HtmlReport(RunReport run, @Nullable Comparison comparison) {
        this.run = run;
        this.comparison = comparison;
    }

    /// The whole page.
    ///
    /// @param comparison with an earlier run; null where there is none
    public static String of(RunReport run, @Nullable Comparison comparison) {
        return new HtmlReport(run, comparison).page();
    }

    private String page() {
        html.trusted("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.open(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
                                .formatted(digest(STYLE), digest(SCRIPT)))
                .line();
        html.trusted(
                """
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                """);
        html.tag("title", "Evaluation: " + run.name()).line();
        html.trusted("<style>" + STYLE + "</style>\n</head>\n<body>\n");
        head();
        html.open("main").line();
        flaws();
        if (comparison != null) {
            new ComparisonSection(html, comparison).write();
        }
        figures();
        charts();
        kinds();
        new QuestionSection(html, run, comparison).write();
        html.close("main").line();
        html.trusted("<script>" + SCRIPT + "</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private void head() {
        int asked = run.questions().size();
        long good = run.questions().stream().filter(QuestionRow::good).count();
        html.open("header").line();
        html.tag("p", "Sourcebound evaluation", "class", "eyebrow");
        html.tag("h1", run.name());
        html.tag(
                "p",
                "%d of %d replies are what they should be: right, or refused where nothing answers."
                        .formatted(good, asked),
                "class",
                "lead");
        html.open("div", "class", "cards").line();
        for (String name : HEADLINES) {
            run.figures().stream()
                    .filter(figure -> figure.name().equals(name) && figure.value() != null)
                    .findFirst()
                    .ifPresent(this::card);
        }
        html.close("div");
        html.open("details", "class", "made").tag("summary", "What it was made with").open("dl");
        run.made().forEach((name, value) -> html.tag("dt", name).tag("dd", value));
        html.close("dl").close("details").close("header").line();
    }

    private void card(Figure figure) {
        html.open("div", "class", "card", "title", figure.meaning());
        html.tag("span", figure.name(), "class", "name");
        html.tag("strong", shown(figure.value()));
        html.tag("span", interval(figure), "class", "interval").close("div").line();
    }

    private void flaws() {
        if (run.flaws().isEmpty()) {
            return;
        }
        html.open("section", "class", "flaws", "id", "flaws");
        html.tag("h2", "The data has %d faults".formatted(run.flaws().size()));
        html.tag(
                "p",
                "What is named here was left out of every figure, or is wrong and was read all the same.");
        html.open("ul");
        run.flaws().forEach(flaw -> html.tag("li", flaw));
        html.close("ul").close("section").line();
    }

    private void figures() {
        html.open("section", "id", "figures").tag("h2", "Figures");
        html.tag(
                "p",
                "With 95 % intervals by the bootstrap over questions. The arrow says which way is better.",
                "class",
                "hint");
        html.open("div", "class", "groups").line();
        for (RunReport.Group group : run.groups()) {
            html.open("table", "class", "figures").tag("caption", group.name());
            html.open("thead").open("tr").tag("th", "measure", "scope", "col");
            html.tag("th", "value", "scope", "col", "class", "n");
            html.tag("th", "95 % interval", "scope", "col", "class", "n");
            html.tag("th", "cases", "scope", "col", "class", "n");
            html.close("tr").close("thead").open("tbody").line();
            group.figures().forEach(this::figure);
            html.close("tbody").close("table").line();
        }
        html.close("div").close("section").line();
    }

    private void figure(Figure figure) {
        html.open("tr").open("th", "scope", "row", "title", figure.meaning());
        html.text(figure.name());
        html.tag(
                "span",
                figure.higherIsBetter() ? " ↑" : " ↓",
                "class",
                "way",
                "aria-label",
                figure.higherIsBetter() ? "more is better" : "less is better");
        html.tag("small", figure.meaning()).close("th");
        html.tag("td", shown(figure.value()), "class", "n value");
        html.tag("td", interval(figure), "class", "n");
        html.tag("td", String.valueOf(figure.cases()), "class", "n").close("tr").line();
    }

    static String interval(Figure figure) {
        return figure.value() == null ? "" : shown(figure.low()) + " – " + shown(figure.high());
    }

    private void charts() {
        html.open("section", "id", "charts", "class", "charts")
                .tag("h2", "How sure it is, and how right");
        if (run.curve().isEmpty()) {
            html.tag(
                    "p",
                    "Support of refused questions is known only where the engine runs in the evaluating"
                            + " process, so there is no curve here.",
                    "class",
                    "hint");
            html.close("section").line();
            return;
        }
        long answered = run.questions().stream().filter(q -> q.refusal() == null).count();
        html.open("figure");
        html.trusted(Charts.riskCoverage(run.curve(), (double) answered / run.questions().size()));
        html.tag(
                "figcaption",
                "Risk by coverage: the surest questions first; the lower, the better. Questions that"
                        + " nothing answers are never right, so the curve ends high.");
        html.close("figure").open("figure");
        html.trusted(Charts.reliability(run.bins()));
        html.tag(
                "figcaption",
                "Calibration: what is right among answers of like support, shown or held back. On the"
                        + " line, support is what it says. A larger dot stands for more questions.");
        html.close("figure").close("section").line();
    }

    private void kinds() {
        html.open("section", "id", "kinds").tag("h2", "By kind of question");
        html.open("div", "class", "scroll")
                .open("table", "class", "kinds")
                .open("thead")
                .open("tr");
        html.tag("th", "kind", "scope", "col").tag("th", "as it should be", "scope", "col");
        for (Verdicts verdict : Verdicts.values()) {
            html.tag("th", verdict.words(), "scope", "col", "class", "n");
        }
        html.close("tr").close("thead").open("tbody").line();
        run.kinds().forEach(this::kind);
        html.close("tbody").close("table").close("div").close("section").line();
    }

    private void kind(RunReport.Kind kind) {
        html.open("tr").tag("th", kind.name().replace('_', ' '), "scope", "row");
        html.open("td").trusted(bar(kind));
        html.tag("span", " %d of %d".formatted(kind.good(), kind.asked())).close("td");
        for (Verdicts verdict : Verdicts.values()) {
            int count = verdict.count(kind);
            html.tag("td", count == 0 ? "·" : String.valueOf(count), "class", "n");
        }
        html.close("tr").line();
    }

    private static String bar(RunReport.Kind kind) {
        Html svg = new Html();
        svg.open("svg", "class", "bar", "viewBox", "0 0 100 8", "aria-hidden", "true");
        double from = 0;
        for (Verdicts verdict : Verdicts.values()) {
            double width = 100.0 * verdict.count(kind) / kind.asked();
            if (width > 0) {
                svg.open(
                                "rect",
                                "class",
                                "v-" + verdict.slug(),
                                "x",
                                fixed(from, 2),
                                "y",
                                "0",
                                "width",
                                fixed(width, 2),
                                "height",
                                "8")
                        .close("rect");
            }
            from += width;
        }
        return svg.close("svg").toString();
    }

    private static String digest(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(DigestUtils.sha256(text));
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/evaluation/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
