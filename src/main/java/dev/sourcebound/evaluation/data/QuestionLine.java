package dev.sourcebound.evaluation.data;

import dev.sourcebound.chat.Turn;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One question of a file of questions.
record QuestionLine(JsonLine line) {

    LabelledQuestion question() {
        boolean answerable = line.flag("answerable");
        List<Gold> gold = line.list("gold", this::gold);
        if (answerable && gold.isEmpty()) {
            throw line.bad("gold", "is empty, an answerable question needs at least one excerpt");
        }
        String answer = answer();
        return new LabelledQuestion(
                line.text("id"),
                line.text("kind"),
                line.text("question"),
                line.list("history", this::turn),
                answerable,
                gold,
                line.flag("any_of"),
                answer,
                line.list("must_contain", this::alternatives),
                answers(answer),
                new TreeMap<>());
    }

    private Gold gold(JsonNode node, String path) {
        return new Gold(line.text(node, path + ".source"), line.text(node, path + ".excerpt"));
    }

    private Turn turn(JsonNode node, String path) {
        String role = line.text(node, path + ".role");
        return new Turn(
                switch (role) {
                    case "user" -> Turn.Role.USER;
                    case "assistant" -> Turn.Role.ASSISTANT;
                    default -> throw line.bad(path + ".role", "must be user or assistant");
                },
                line.text(node, path + ".content"));
    }

    private List<String> alternatives(JsonNode node, String path) {
        List<String> texts = line.elements(node, path, line::nonEmpty);
        if (texts.isEmpty()) {
            throw line.bad(path, "is empty, give at least one alternative");
        }
        return texts;
    }

    private @Nullable String answer() {
        JsonNode node = line.fields().path("answer");
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return line.nonEmpty(node, "answer");
    }

    private List<String> answers(@Nullable String answer) {
        if (line.fields().has("answers")) {
            return line.list("answers", line::nonEmpty);
        }
        return answer == null ? List.of() : List.of(answer);
    }
}
