package dev.sourcebound.evaluation;

import dev.sourcebound.problem.AppException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One line of a file of labelled lines. What is missing or of another type is refused, with where
/// it stands.
///
/// @param file where it stands
/// @param number which line, from 1
/// @param fields a JSON object
record JsonLine(Path file, int number, JsonNode fields) {

    /// @param what one line is, such as `question`
    static JsonLine parse(Path file, int number, String what, String text) {
        JsonNode fields;
        try {
            fields = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw CommandInvalid.because(
                    "%s, line %d is not JSON: give one %s as one JSON object a line"
                            .formatted(file, number, what),
                    e);
        }
        if (!fields.isObject()) {
            throw CommandInvalid.because(
                    "%s, line %d is not a JSON object".formatted(file, number));
        }
        return new JsonLine(file, number, fields);
    }

    /// What is wrong with a field, with where it stands.
    AppException bad(String field, String wrong) {
        return CommandInvalid.because(
                "%s, line %d, field %s %s".formatted(file, number, field, wrong));
    }

    boolean flag(String name) {
        JsonNode node = fields.path(name);
        if (!node.isBoolean()) {
            throw bad(name, "must be true or false, is " + type(node));
        }
        return node.booleanValue();
    }

    String text(String name) {
        return text(fields, name);
    }

    /// The text of the last step of `path` in `object`.
    String text(JsonNode object, String path) {
        return nonEmpty(object.path(path.substring(path.lastIndexOf('.') + 1)), path);
    }

    String nonEmpty(JsonNode node, String path) {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw bad(path, "must be a text that is not blank, is " + type(node));
        }
        return node.stringValue();
    }

    /// @param read makes one element of its node and its path
    <T> List<T> list(String name, BiFunction<JsonNode, String, T> read) {
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
