package dev.sourcebound.evaluation.report;

import static dev.sourcebound.evaluation.measure.Rounding.shown;

import dev.sourcebound.evaluation.measure.Figure;
import org.jspecify.annotations.Nullable;

/// A run in Markdown, short enough for a pull request: the figures, what changed, what is bad.
/// Texts are escaped, so that none is markup.
public final class MarkdownReport {

    private static final int MOST = 50;

    private final StringBuilder out = new StringBuilder();

    private MarkdownReport() {}

    /// The whole text.
    ///
    /// @param comparison with an earlier run; null where there is none
    public static String of(RunReport run, @Nullable Comparison comparison) {
        MarkdownReport report = new MarkdownReport();
        report.head(run);
        if (comparison != null) {
            report.changes(comparison);
        }
        report.figures(run);
        report.bad(run);
        return report.out.toString();
    }

    private void head(RunReport run) {
        long good = run.questions().stream().filter(QuestionRow::good).count();
        out.append("## Evaluation: ").append(escaped(run.name())).append("\n\n");
        out.append(
                "%d of %d replies are what they should be.\n\n"
                        .formatted(good, run.questions().size()));
        if (!run.flaws().isEmpty()) {
            out.append(
                    "**The data has %d faults; what they name is left out or wrong:**\n\n"
                            .formatted(run.flaws().size()));
            run.flaws().stream()
                    .limit(MOST)
                    .forEach(flaw -> out.append("- ").append(escaped(flaw)).append('\n'));
            more(run.flaws().size());
            out.append('\n');
        }
    }

    private void changes(Comparison comparison) {
        out.append("### Against ").append(escaped(comparison.earlier())).append("\n\n");
        out.append(ComparisonSection.sentence(comparison)).append("\n\n");
        if (comparison.changes().isEmpty()) {
            return;
        }
        out.append("| question | before | now | asked |\n|---|---|---|---|\n");
        comparison.changes().stream()
                .limit(MOST)
                .forEach(change ->
                        row(
                                change.now().id(),
                                Verdicts.of(change.before()).words(),
                                Verdicts.of(change.now()).words(),
                                change.now().question()));
        more(comparison.changes().size());
        out.append('\n');
    }

    private void figures(RunReport run) {
        out.append(
                "### Figures\n\n| measure | value | 95 % interval | cases |\n|---|---|---|---|\n");
        for (RunReport.Group group : run.groups()) {
            for (Figure figure : group.figures()) {
                row(
                        figure.name(),
                        shown(figure.value()),
                        HtmlReport.interval(figure),
                        String.valueOf(figure.cases()));
            }
        }
        out.append('\n');
    }

    private void bad(RunReport run) {
        long bad = run.questions().stream().filter(q -> !q.good()).count();
        if (bad == 0) {
            return;
        }
        out.append("<details><summary>%d replies that are not</summary>\n\n".formatted(bad));
        out.append("| question | verdict | asked | why |\n|---|---|---|---|\n");
        run.questions().stream()
                .filter(q -> !q.good())
                .limit(MOST)
                .forEach(q -> row(q.id(), Verdicts.of(q).words(), q.question(), q.why()));
        more(bad);
        out.append("\n</details>\n");
    }

    private void more(long all) {
        if (all > MOST) {
            out.append("\nand %d more\n".formatted(all - MOST));
        }
    }

    private void row(String... cells) {
        for (String cell : cells) {
            out.append("| ").append(escaped(cell)).append(' ');
        }
        out.append("|\n");
    }

    /// Every sign that Markdown or HTML could take for its own; no line ends; no name that would be
    /// called.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (c == '<' || c == '>' || c == '&' || c == '@' || c == '#') {
                        escaped.append("&#").append(c).append(';');
                    } else if ("\\`*_{}[]()!|~$".indexOf(c) >= 0) {
                        escaped.append('\\').appendCodePoint(c);
                    } else {
                        escaped.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
                    }
                });
        return escaped.toString();
    }
}
