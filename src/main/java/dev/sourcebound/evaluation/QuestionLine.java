package dev.sourcebound.evaluation;

import dev.sourcebound.chat.Turn;
import dev.sourcebound.evaluation.LabelledQuestion.Gold;
import dev.sourcebound.problem.AppException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One line of a file of questions.
///
/// @param file where it stands
/// @param number which line, from 1
/// @param fields a JSON object
record QuestionLine(Path file, int number, JsonNode fields) {

    static QuestionLine parse(Path file, int number, String text) {
        JsonNode fields;
        try {
            fields = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw CommandInvalid.because(
                    "%s, line %d is not JSON: give one question as one JSON object a line"
                            .formatted(file, number),
                    e);
        }
        if (!fields.isObject()) {
            throw CommandInvalid.because(
                    "%s, line %d is not a JSON object".formatted(file, number));
        }
        return new QuestionLine(file, number, fields);
    }

    LabelledQuestion question() {
        boolean answerable = flag("answerable");
        List<Gold> gold = list(fields, "gold", this::gold);
        if (answerable && gold.isEmpty()) {
            throw bad("gold", "is empty, an answerable question needs at least one excerpt");
        }
        return new LabelledQuestion(
                text(fields, "id"),
                text(fields, "kind"),
                text(fields, "question"),
                list(fields, "history", this::turn),
                answerable,
                gold,
                flag("any_of"),
                answer(),
                list(fields, "must_contain", this::alternatives));
    }

    /// What is wrong with a field, with where it stands.
    AppException bad(String field, String wrong) {
        return CommandInvalid.because(
                "%s, line %d, field %s %s".formatted(file, number, field, wrong));
    }

    private Gold gold(JsonNode node, String path) {
        return new Gold(text(node, path + ".source"), text(node, path + ".excerpt"));
    }

    private Turn turn(JsonNode node, String path) {
        String role = text(node, path + ".role");
        return new Turn(
                switch (role) {
                    case "user" -> Turn.Role.USER;
                    case "assistant" -> Turn.Role.ASSISTANT;
                    default -> throw bad(path + ".role", "must be user or assistant");
                },
                text(node, path + ".content"));
    }

    private List<String> alternatives(JsonNode node, String path) {
        List<String> texts = elements(node, path, this::nonEmpty);
        if (texts.isEmpty()) {
            throw bad(path, "is empty, give at least one alternative");
        }
        return texts;
    }

    private @Nullable String answer() {
        JsonNode node = fields.path("answer");
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return nonEmpty(node, "answer");
    }

    private boolean flag(String name) {
        JsonNode node = fields.path(name);
        if (!node.isBoolean()) {
            throw bad(name, "must be true or false, is " + type(node));
        }
        return node.booleanValue();
    }

    /// The text of the last step of `path` in `object`.
    private String text(JsonNode object, String path) {
        return nonEmpty(object.path(path.substring(path.lastIndexOf('.') + 1)), path);
    }

    private String nonEmpty(JsonNode node, String path) {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw bad(path, "must be a text that is not blank, is " + type(node));
        }
        return node.stringValue();
    }

    private <T> List<T> list(JsonNode object, String name, BiFunction<JsonNode, String, T> read) {
        return elements(object.path(name), name, read);
    }

    private <T> List<T> elements(JsonNode node, String path, BiFunction<JsonNode, String, T> read) {
        if (!node.isArray()) {
            throw bad(path, "must be a list, is " + type(node));
        }
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(read.apply(node.get(i), "%s[%d]".formatted(path, i)));
        }
        return elements;
    }

    private static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "missing";
            case NULL -> "null";
            case STRING -> node.stringValue().isBlank() ? "blank" : "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a truth value";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case BINARY, POJO -> "of another type";
        };
    }
}
