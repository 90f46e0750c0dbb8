package dev.sourcebound.evaluation.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Draws what was measured by the number of passages, each figure as an SVG file.
///
/// @param results those without a name are drawn; of several of one size the last
public record ScaleCurves(List<ScaleResult> results) {

    /// A line of a chart.
    private record Line(String name, ToDoubleFunction<ScaleResult> value) {}

    public ScaleCurves {
        results = List.copyOf(results);
    }

    /// Writes one file for each figure.
    public Object write(Path folder) throws IOException {
        Files.createDirectories(folder);
        draw(
                folder,
                "scale-retrieval",
                "Retrieval, milliseconds",
                new Line("p50", ScaleResult::retrievalP50),
                new Line("p99", ScaleResult::retrievalP99));
        draw(
                folder,
                "scale-answers",
                "Answers a second",
                new Line("this many", ScaleResult::answers),
                new Line("one thousand", ScaleResult::answersBeside));
        draw(folder, "scale-load", "Passages loaded a second", new Line("", ScaleResult::loadRate));
        draw(
                folder,
                "scale-disk",
                "On disk, MB",
                new Line("index", ScaleResult::indexMegabytes),
                new Line("texts", ScaleResult::textMegabytes));
        draw(
                folder,
                "scale-memory",
                "Memory, MB",
                new Line("heap in use", ScaleResult::heapMegabytes),
                new Line("heap at most", ScaleResult::mostHeapMegabytes));
        draw(
                folder,
                "scale-recall",
                "Recall of the nearest ten",
                new Line("", ScaleResult::recall));
        return folder;
    }

    private void draw(Path folder, String file, String title, Line... lines) throws IOException {
        List<ScaleResult> drawn =
                results.stream()
                        .filter(result -> result.name().isEmpty())
                        .sorted(Comparator.comparingInt(ScaleResult::passages))
                        .toList();
        Files.writeString(
                folder.resolve(file + ".svg"),
                new LogChart(title, drawn.stream().map(r -> r.passages() * 1.0).toList())
                        .draw(
                                List.of(lines).stream()
                                        .map(line ->
                                                new LogChart.Curve(
                                                        line.name(),
                                                        drawn.stream()
                                                                .map(line.value()::applyAsDouble)
                                                                .toList()))
                                        .toList()));
    }
}
