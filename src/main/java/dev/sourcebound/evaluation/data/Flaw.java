package dev.sourcebound.evaluation.data;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;

/// What is wrong with labelled data at one place, and how to mend it. It names ids and types, never
/// the text of a question or a source.
///
/// @param message the file, the line or the path in it, the field, its value, and the mend
public record Flaw(String message) {

    /// What a refusal says.
    public static Flaw of(AppException e) {
        return new Flaw(String.valueOf(e.getMessage()));
    }

    /// The same, as a refusal of the whole.
    public AppException exception() {
        return new AppException(ErrorCode.COMMAND_INVALID, message);
    }

    AppException exception(Throwable cause) {
        return new AppException(ErrorCode.COMMAND_INVALID, message, cause);
    }
}
