package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.toMap;

import dev.sourcebound.evaluation.GateMeasures.Errors;
import dev.sourcebound.evaluation.GateMeasures.RuledClaim;
import dev.sourcebound.evaluation.data.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Shows what the gate does with labelled claims: a table for people, JSON for programs.
record GateReport(GateMeasures measures) {

    private static final String ROW = "%-20s%8s%10s%8s%n";

    void print(PrintStream out) {
        print(out, "false", "leaked", measures.only(false));
        out.println();
        print(out, "faithful", "blocked", measures.only(true));
    }

    private static void print(PrintStream out, String label, String error, GateMeasures some) {
        out.printf(ROW, label, "claims", error, "share");
        some.byKind().forEach((kind, errors) -> print(out, kind, errors));
        print(out, "all", some.errors());
    }

    private static void print(PrintStream out, String label, Errors errors) {
        String share = errors.claims() == 0 ? "n/a" : Report.fixed(errors.share(), 3);
        out.printf(Locale.ROOT, ROW, label, errors.claims(), errors.errors(), share);
    }

    /// Writes one JSON object: the figures, and of each claim why it is stopped, empty where it is
    /// let through.
    void write(Path file) {
        Map<String, Object> report =
                Map.of(
                        "false", figures(measures.only(false)),
                        "faithful", figures(measures.only(true)),
                        "claims", measures.ruled().stream().map(GateReport::line).toList());
        try {
            Files.writeString(file, Json.canonical(report) + "\n");
        } catch (IOException e) {
            throw CommandInvalid.because("--out %s cannot be written: %s".formatted(file, e));
        }
    }

    private static Map<String, Object> figures(GateMeasures some) {
        return Map.of(
                "all",
                figures(some.errors()),
                "kinds",
                some.byKind().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, kind -> figures(kind.getValue()))));
    }

    private static Map<String, Object> figures(Errors errors) {
        return Map.of("claims", errors.claims(), "errors", errors.errors());
    }

    private static Map<String, Object> line(RuledClaim ruled) {
        return Map.of(
                "id", ruled.claim().id(),
                "kind", ruled.claim().kind(),
                "faithful", ruled.claim().faithful(),
                "stopped", ruled.failure() == null ? "" : ruled.failure().slug());
    }
}
