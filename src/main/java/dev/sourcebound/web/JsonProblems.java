package dev.sourcebound.web;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with what is not the JSON it should be, without repeating it.
enum JsonProblems {
    /// The whole body of a request.
    BODY("The body"),
    /// One line of it.
    LINE("The line");

    private final String what;

    JsonProblems(String what) {
        this.what = what;
    }

    /// Where there is JSON, but no object.
    AppException notAnObject() {
        return new AppException(
                ErrorCode.INVALID_REQUEST,
                what + " must be one JSON object, and nothing after it.");
    }

    AppException of(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case MismatchedInputException mismatch ->
                    wrongType(path(mismatch.getPath()), mismatch.getTargetType());
            case InputCoercionException range ->
                    wrongType(path(range.getPath()), range.getTargetType());
            case StreamConstraintsException _ ->
                    new AppException(
                            ErrorCode.INVALID_REQUEST,
                            what
                                    + " has a number, a name or a nesting far beyond what any field takes.");
            default -> broken(failure);
        };
    }

    private static AppException unknownField(UnrecognizedPropertyException failure) {
        String field = path(failure.getPath());
        Collection<Object> known = failure.getKnownPropertyIds();
        return AppException.inField(
                field,
                "There is no field '%s'; there are: %s."
                        .formatted(
                                field,
                                known.stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    private AppException wrongType(String field, @Nullable Class<?> type) {
        if (field.isEmpty()) {
            return notAnObject();
        }
        return AppException.inField(field, "'%s' must be %s.".formatted(field, expected(type)));
    }

    private AppException broken(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        String place =
                location == null || location.getLineNr() < 1
                        ? ""
                        : ": see line %d, column %d"
                                .formatted(location.getLineNr(), location.getColumnNr());
        return new AppException(
                ErrorCode.INVALID_REQUEST, what + " is not valid JSON in UTF-8" + place + ".");
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(constant -> '"' + constant.toString().toLowerCase(Locale.ROOT) + '"')
                    .collect(Collectors.joining(" or "));
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    /// `history[3].content`
    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(Fields.shown(name));
            }
        }
        return path.toString();
    }
}
