package dev.sourcebound.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.sourcebound.corpus.Beginning;
import dev.sourcebound.evaluation.data.Flaw;
import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.Quote;
import dev.sourcebound.evaluation.measure.Figure;
import dev.sourcebound.evaluation.measure.Rounding;
import dev.sourcebound.evaluation.report.RunReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Shows measures: the figures over all, then per kind.
record Report(Measures measures) {

    private static final int TEXT_SHOWN = 400;
    private static final int IDS_SHOWN = 10;
    private static final int FLAWS_SHOWN = 50;

    void print(PrintStream out) {
        Measures m = measures;
        out.println(
                "by kind: "
                        + m.byKind().entrySet().stream()
                                .map(kind ->
                                        "%s %d/%d"
                                                .formatted(
                                                        kind.getKey(),
                                                        kind.getValue().good(),
                                                        kind.getValue().judged().size()))
                                .collect(joining(", ")));
        out.printf(
                "answerable %d: right %s, wrong %s, over-refused %s; unanswerable %d: false answers"
                        + " %s; citation precision %s, quoted/gold chars %s, misquoted %d, refusals"
                        + " with citations %d; p50 %s ms, p99 %s ms%n",
                m.answerable(),
                share(m.right()),
                share(m.wrong()),
                share(m.overRefused()),
                m.unanswerable(),
                share(m.falseAnswers()),
                fixed(m.citationPrecision(), 3),
                fixed(m.quotedOverGold(), 2),
                m.misquotes(),
                m.citationsOnRefusals(),
                fixed(m.p50Milliseconds(), 0),
                fixed(m.p99Milliseconds(), 0));
        out.println("balanced " + share(m.balanced()));
        printKinds(out);
    }

    private void printKinds(PrintStream out) {
        String row = "%-24s%6s%7s%7s%9s%9s%7s%11s%8s%8s%8s%n";
        out.println();
        out.printf(
                row,
                "kind",
                "asked",
                "right",
                "wrong",
                "over-ref",
                "refused",
                "false",
                "precision",
                "quoted",
                "p50 ms",
                "p99 ms");
        measures.byKind()
                .forEach((kind, m) ->
                        out.printf(
                                row,
                                kind,
                                m.judged().size(),
                                m.count(Verdict.RIGHT),
                                m.count(Verdict.WRONG),
                                m.count(Verdict.OVER_REFUSED),
                                m.count(Verdict.REFUSED),
                                m.count(Verdict.FALSE_ANSWER),
                                fixed(m.citationPrecision(), 3),
                                fixed(m.quotedOverGold(), 2),
                                fixed(m.p50Milliseconds(), 0),
                                fixed(m.p99Milliseconds(), 0)));
    }

    /// Every figure with its interval.
    static void printFigures(PrintStream out, RunReport run) {
        String row = "%-24s%10s%22s%8s%n";
        out.println();
        out.printf(row, "measure", "value", "95 % interval", "cases");
        for (RunReport.Group group : run.groups()) {
            for (Figure figure : group.figures()) {
                out.printf(
                        row,
                        figure.name(),
                        Rounding.shown(figure.value()),
                        figure.value() == null
                                ? ""
                                : Rounding.shown(figure.low())
                                        + " to "
                                        + Rounding.shown(figure.high()),
                        figure.cases());
            }
        }
    }

    /// What of the data cannot be used; nothing where all can.
    static void printFlaws(PrintStream out, List<Flaw> flaws) {
        if (flaws.isEmpty()) {
            return;
        }
        out.printf(
                "%nthe data has %d faults; what they name is left out or wrong:%n", flaws.size());
        flaws.stream().limit(FLAWS_SHOWN).forEach(flaw -> out.println("  " + flaw.message()));
        if (flaws.size() > FLAWS_SHOWN) {
            out.printf("  and %d more, in the report of --run%n", flaws.size() - FLAWS_SHOWN);
        }
    }

    /// Tells whether a further round gave the same replies.
    static void printRepetition(
            PrintStream out, int round, int clients, int asked, List<String> different) {
        if (different.isEmpty()) {
            out.printf("round %d, clients %d: all %d replies identical%n", round, clients, asked);
            return;
        }
        out.printf(
                "round %d, clients %d: %d of %d replies differ: %s%s%n",
                round,
                clients,
                different.size(),
                asked,
                String.join(", ", different.subList(0, Math.min(IDS_SHOWN, different.size()))),
                different.size() > IDS_SHOWN ? ", ..." : "");
    }

    /// Writes one JSON object per question, in their order.
    void write(Path file) {
        String lines =
                measures.judged().stream()
                        .map(judged -> Json.canonical(line(judged)) + "\n")
                        .collect(joining());
        try {
            // Half of a surrogate pair, which a server may send, becomes a question mark.
            Files.write(file, lines.getBytes(UTF_8));
        } catch (IOException e) {
            throw CommandInvalid.because("--out %s cannot be written: %s".formatted(file, e));
        }
    }

    private static Map<String, @Nullable Object> line(Judged judged) {
        LabelledQuestion question = judged.question();
        Observation reply = judged.observation();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", question.id());
        line.put("kind", question.kind());
        line.put("verdict", judged.verdict().slug());
        line.put("question", question.question());
        line.put("standalone_question", reply.standaloneQuestion());
        line.put("expected", question.answer());
        line.put("text", Beginning.of(reply.text(), TEXT_SHOWN));
        line.put("quotes", reply.quotes().stream().map(Quote::text).toList());
        line.put("coverage", judged.coverage());
        line.put("misquoted", judged.citations().misquoted());
        line.put("refusal", reply.refusal());
        line.put("milliseconds", judged.took().toNanos() / 1e6);
        return line;
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? fixed(share.getAsDouble(), 3) : "n/a";
    }

    /// A number with so many decimals. The exact binary value is rounded, ties to even, as C and
    /// its heirs print; `%.3f` of Java rounds the shortest decimal up, and gives 0.313 for 5/16.
    static String fixed(double value, int decimals) {
        return Rounding.fixed(value, decimals);
    }
}
