package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.evaluation.report.Comparison;
import dev.sourcebound.evaluation.report.HtmlReport;
import dev.sourcebound.evaluation.report.MarkdownReport;
import dev.sourcebound.evaluation.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The reports of a run, as files of its folder.
///
/// @param earlier a run to compare with
record ReportFiles(RunReport run, Optional<RunReport> earlier) {

    static final String HTML = "report.html";
    private static final String JSON = "report.json";
    private static final String MARKDOWN = "report.md";

    /// The report of an earlier run, from its folder.
    static RunReport read(Path folder) {
        Path file = folder.resolve(JSON);
        try {
            return Json.MAPPER.readValue(Files.readString(file), RunReport.class);
        } catch (IOException | JacksonException e) {
            throw CommandInvalid.because(
                    "--compare %s: %s cannot be read; name the folder of a run that was finished"
                            .formatted(folder, file),
                    e);
        }
    }

    void write(RunFolder folder) {
        @Nullable Comparison comparison =
                earlier.map(before -> Comparison.of(before, run)).orElse(null);
        folder.write(HTML, HtmlReport.of(run, comparison));
        folder.write(MARKDOWN, MarkdownReport.of(run, comparison));
        folder.write(JSON, Json.canonical(run) + "\n");
    }
}
