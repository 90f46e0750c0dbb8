package dev.sourcebound.evaluation.data;

import dev.sourcebound.problem.AppException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One labelled thing of a file, with its fields. What is missing or of another type is refused,
/// with where it stands.
///
/// @param file where it stands
/// @param number in which line, from 1
/// @param fields a JSON object
public record JsonLine(Path file, int number, JsonNode fields) {

    /// What stands for a byte that could not be decoded.
    private static final String UNDECODED = "\uFFFD";

    /// @param what one line is, such as `question`
    static JsonLine parse(Path file, int number, String what, String text) {
        JsonNode fields;
        try {
            fields = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new Flaw(
                            "%s, line %d is not JSON: give one %s as one JSON object a line"
                                    .formatted(file, number, what))
                    .exception(e);
        }
        if (!fields.isObject()) {
            throw new Flaw("%s, line %d is not a JSON object".formatted(file, number)).exception();
        }
        return new JsonLine(file, number, fields);
    }

    /// What is wrong with a field, with where it stands.
    public AppException bad(String field, String wrong) {
        return new Flaw("%s, line %d, field %s %s".formatted(file, number, field, wrong))
                .exception();
    }

    /// The value of a field that must be true or false.
    public boolean flag(String name) {
        JsonNode node = fields.path(name);
        if (!node.isBoolean()) {
            throw bad(name, "must be true or false, is " + type(node));
        }
        return node.booleanValue();
    }

    /// The value of a field that must be a text, not blank.
    public String text(String name) {
        return text(fields, name);
    }

    /// The text of the last step of `path` in `object`.
    public String text(JsonNode object, String path) {
        return nonEmpty(object.path(path.substring(path.lastIndexOf('.') + 1)), path);
    }

    String nonEmpty(JsonNode node, String path) {
        return nonEmpty(node, path, this::bad);
    }

    /// @param bad makes the refusal of the path and what is wrong
    static String nonEmpty(
            JsonNode node, String path, BiFunction<String, String, AppException> bad) {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw bad.apply(path, "must be a text that is not blank, is " + type(node));
        }
        if (node.stringValue().contains(UNDECODED)) {
            throw bad.apply(
                    path,
                    "has a character at %d that was lost on the way to UTF-8; give it again from"
                                    .formatted(node.stringValue().indexOf(UNDECODED))
                            + " the original");
        }
        return node.stringValue();
    }

    /// The value of a field that must be a list.
    ///
    /// @param read makes one element of its node and its path
    public <T> List<T> list(String name, BiFunction<JsonNode, String, T> read) {
        return elements(fields.path(name), name, read);
    }

    <T> List<T> elements(JsonNode node, String path, BiFunction<JsonNode, String, T> read) {
        if (!node.isArray()) {
            throw bad(path, "must be a list, is " + type(node));
        }
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(read.apply(node.get(i), "%s[%d]".formatted(path, i)));
        }
        return elements;
    }

    static String type(JsonNode node) {
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
