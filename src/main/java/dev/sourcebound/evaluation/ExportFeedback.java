package dev.sourcebound.evaluation;

import dev.sourcebound.decision.DecisionFolder;
import dev.sourcebound.decision.DecisionFolder.Judged;
import dev.sourcebound.decision.Feedback;
import dev.sourcebound.evaluation.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Makes a set of labelled questions of what people said of the replies, in the form that
/// `evaluate` and `calibrate` read. What was said without telling what would have been right is
/// left out: it is for somebody to label.
final class ExportFeedback implements Command {

    private static final Option DECISIONS =
            new Option("decisions", "FOLDER", "where the server keeps its decisions");
    private static final Option OUT =
            new Option("out", "FILE", "where the labelled questions are written");

    @Override
    public String name() {
        return "feedback";
    }

    @Override
    public String summary() {
        return "makes labelled questions of what people said of the replies";
    }

    @Override
    public List<Option> options() {
        return List.of(DECISIONS, OUT);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        DecisionFolder folder = new DecisionFolder(options.requiredPath(DECISIONS));
        Path target = options.requiredPath(OUT);
        List<String> lines = new ArrayList<>();
        int unlabelled = 0;
        for (Judged judged : folder.judged()) {
            Optional<String> line = line(judged);
            line.ifPresent(lines::add);
            if (line.isEmpty()) {
                unlabelled++;
                workbench
                        .err()
                        .printf(
                                "%s: %s, with no excerpt; left out%n",
                                judged.past().id(),
                                judged.feedback().verdict().name().toLowerCase(Locale.ROOT));
            }
        }
        write(target, lines);
        workbench.out().printf("%d labelled questions in %s%n", lines.size(), target);
        return unlabelled == 0 ? Exit.DONE : Exit.PARTLY;
    }

    private static void write(Path target, List<String> lines) {
        try {
            Files.write(target, lines);
        } catch (IOException e) {
            throw CommandInvalid.because("the file %s cannot be written".formatted(target), e);
        }
    }

    /// A labelled question; empty where nobody said what is right.
    private static Optional<String> line(Judged judged) {
        List<Map<String, Object>> excerpts =
                judged.feedback().excerpts().stream()
                        .map(each -> gold(each.source(), each.excerpt()))
                        .toList();
        boolean answered = judged.past().answered();
        return switch (judged.feedback().verdict()) {
            case RIGHT ->
                    Optional.of(
                            !answered
                                    ? question(judged, List.of())
                                    : question(
                                            judged, excerpts.isEmpty() ? cited(judged) : excerpts));
            case SHOULD_REFUSE -> Optional.of(question(judged, List.of()));
            case WRONG, SHOULD_ANSWER ->
                    excerpts.isEmpty() ? Optional.empty() : Optional.of(question(judged, excerpts));
        };
    }

    private static List<Map<String, Object>> cited(Judged judged) {
        List<Map<String, Object>> cited = new ArrayList<>();
        for (JsonNode citation : judged.past().tree().at("/reply/reply/citations")) {
            cited.add(gold(citation.get("sourceId").asString(), citation.get("quote").asString()));
        }
        return cited;
    }

    private static Map<String, Object> gold(String source, String excerpt) {
        return Map.of("source", source, "excerpt", excerpt);
    }

    private static String question(Judged judged, List<Map<String, Object>> gold) {
        List<Map<String, String>> history =
                judged.past().request().history().stream()
                        .map(turn ->
                                Map.of(
                                        "role",
                                        turn.role().name().toLowerCase(Locale.ROOT),
                                        "content",
                                        turn.content()))
                        .toList();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", judged.past().id());
        line.put("kind", "feedback_" + verdict(judged.feedback()));
        line.put("question", judged.past().request().question());
        line.put("history", history);
        line.put("answerable", !gold.isEmpty());
        line.put("gold", gold);
        line.put("any_of", false);
        line.put("must_contain", List.of());
        return Json.canonical(line);
    }

    private static String verdict(Feedback feedback) {
        return feedback.verdict().name().toLowerCase(Locale.ROOT);
    }
}
