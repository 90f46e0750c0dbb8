package dev.sourcebound.evaluation.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Draws what was measured by the number of passages, each figure as an SVG file.
///
/// @param results what is drawn, ascending by the number of passages, no two of one size
public record ScaleCurves(List<ScaleResult> results) {

    /// A line of a chart.
    private record Line(String name, ToDoubleFunction<ScaleResult> value) {}

    public ScaleCurves {
        results = List.copyOf(results);
    }

    /// Of those without a name; of several of one size the last.
    public static ScaleCurves of(List<ScaleResult> measured) {
        SortedMap<Integer, ScaleResult> bySize = new TreeMap<>();
        measured.stream()
                .filter(result -> result.name().isEmpty())
                .forEach(result -> bySize.put(result.passages(), result));
        return new ScaleCurves(List.copyOf(bySize.values()));
    }

    /// Writes one file for each figure; there must be a result.
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
        Files.writeString(
                folder.resolve(file + ".svg"),
                new LogChart(title, results.stream().map(r -> r.passages() * 1.0).toList())
                        .draw(
                                List.of(lines).stream()
                                        .map(line ->
                                                new LogChart.Curve(
                                                        line.name(),
                                                        results.stream()
                                                                .map(line.value()::applyAsDouble)
                                                                .toList()))
                                        .toList()));
    }
}
