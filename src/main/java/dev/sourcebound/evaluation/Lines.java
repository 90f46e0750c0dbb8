package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.evaluation.measure.Figure;
import dev.sourcebound.evaluation.measure.Rounding;
import dev.sourcebound.evaluation.report.QuestionRow;
import dev.sourcebound.evaluation.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What a run must reach: a line for each figure, and the verdict that each question had when the
/// lines were drawn, so that a run that falls below tells which questions changed and how.
///
/// @param figures by the measure's name
/// @param verdicts by the question's id
record Lines(SortedMap<String, Line> figures, SortedMap<String, String> verdicts) {

    /// How far below a figure its line is drawn: what another processor may change, and no more.
    private static final double SLACK = 0.05;

    private static final List<String> DRAWN =
            List.of(
                    "balanced",
                    "right",
                    "false answers",
                    "citation precision",
                    "citation recall",
                    "verbatim",
                    "recall@5",
                    "nDCG@10",
                    "AURC");

    Lines {
        figures = new TreeMap<>(figures);
        verdicts = new TreeMap<>(verdicts);
    }

    /// @param least the least that a figure may be; null where it has no such line
    /// @param most the most that it may be; null where it has no such line
    record Line(@Nullable Double least, @Nullable Double most) {

        /// What is wrong with a value; null where nothing is.
        @Nullable String against(String name, @Nullable Double value) {
            if (value == null) {
                return name + " has no value, its line has one";
            }
            if (least != null && value < least) {
                return "%s is %s, its line is %s or more"
                        .formatted(name, Rounding.shown(value), Rounding.shown(least));
            }
            if (most != null && value > most) {
                return "%s is %s, its line is %s or less"
                        .formatted(name, Rounding.shown(value), Rounding.shown(most));
            }
            return null;
        }
    }

    static Lines read(Path file) {
        try {
            return Json.MAPPER.readValue(Files.readString(file), Lines.class);
        } catch (IOException | JacksonException e) {
            throw CommandInvalid.because(
                    "--lines %s cannot be read; draw lines with --draw FILE".formatted(file), e);
        }
    }

    /// Draws lines a little below what a run reached; of what is verbatim, at 1.
    static Lines of(RunReport run) {
        SortedMap<String, Line> figures = new TreeMap<>();
        for (RunReport.Group group : run.groups()) {
            for (Figure figure : group.figures()) {
                Double value = figure.value();
                if (DRAWN.contains(figure.name()) && value != null) {
                    figures.put(figure.name(), line(figure, value));
                }
            }
        }
        SortedMap<String, String> verdicts = new TreeMap<>();
        run.questions().forEach(row -> verdicts.put(row.id(), row.verdict()));
        return new Lines(figures, verdicts);
    }

    private static Line line(Figure figure, double value) {
        if (figure.name().equals("verbatim")) {
            return new Line(1.0, null);
        }
        double slack = figure.higherIsBetter() ? -SLACK : SLACK;
        double at = Math.clamp(Double.parseDouble(Rounding.fixed(value + slack, 3)), 0, 1);
        return figure.higherIsBetter() ? new Line(at, null) : new Line(null, at);
    }

    void write(Path file) {
        try {
            Files.writeString(
                    file,
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw CommandInvalid.because("--draw %s cannot be written: %s".formatted(file, e), e);
        }
    }

    /// What a run came to against the lines.
    ///
    /// @param below the figures that are not what they must be
    /// @param changes the questions whose verdict is another, worse ones first
    record Held(List<String> below, List<String> changes) {

        boolean all() {
            return below.isEmpty();
        }

        /// For people: what fell, then what changed.
        String message() {
            List<String> lines = new ArrayList<>(below);
            if (!changes.isEmpty()) {
                lines.add("%d questions changed:".formatted(changes.size()));
                changes.forEach(change -> lines.add("  " + change));
            } else if (!below.isEmpty()) {
                lines.add("no question changed its verdict");
            }
            return String.join(System.lineSeparator(), lines);
        }
    }

    Held hold(RunReport run) {
        Map<String, Figure> now = new HashMap<>();
        run.groups().forEach(group -> group.figures().forEach(f -> now.put(f.name(), f)));
        List<String> below = new ArrayList<>();
        figures.forEach((name, line) -> {
            Figure figure = now.get(name);
            String wrong = line.against(name, figure == null ? null : figure.value());
            if (wrong != null) {
                below.add(wrong);
            }
        });
        return new Held(below, changes(run));
    }

    private List<String> changes(RunReport run) {
        List<String> worse = new ArrayList<>();
        List<String> others = new ArrayList<>();
        SortedMap<String, String> gone = new TreeMap<>(verdicts);
        for (QuestionRow row : run.questions()) {
            String before = gone.remove(row.id());
            if (before == null) {
                others.add("%s: new, %s".formatted(row.id(), row.verdict()));
            } else if (!before.equals(row.verdict())) {
                (row.good() ? others : worse)
                        .add(
                                "%s: was %s, is %s. %s"
                                        .formatted(row.id(), before, row.verdict(), row.why()));
            }
        }
        gone.forEach((id, before) -> worse.add("%s: was %s, is not asked".formatted(id, before)));
        worse.addAll(others);
        return worse;
    }
}
