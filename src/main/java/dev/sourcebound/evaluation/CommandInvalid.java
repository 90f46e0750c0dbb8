package dev.sourcebound.evaluation;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;

/// The refusal of a command: its arguments, or what they name, cannot be used.
final class CommandInvalid {

    private CommandInvalid() {}

    static AppException because(String message) {
        return new AppException(ErrorCode.COMMAND_INVALID, message);
    }

    static AppException because(String message, Throwable cause) {
        return new AppException(ErrorCode.COMMAND_INVALID, message, cause);
    }
}
