package dev.sourcebound.evaluation.data;

import dev.sourcebound.problem.AppException;
import java.nio.file.Path;
import java.util.List;

/// Labelled questions, in the order of their file.
///
/// @param questions at least one; no two have one id
public record QuestionSet(List<LabelledQuestion> questions) {

    public QuestionSet {
        questions = List.copyOf(questions);
    }

    /// Reads JSON Lines in UTF-8: one question a line, blank lines skipped, fields that are not
    /// known skipped. Every known field but `answer` and `answers` must be there, so that a
    /// misspelt one is told and does not quietly change a measure.
    ///
    /// @throws AppException where the file cannot be read, or a line cannot be used: the message
    ///   names the line and the field
    public static QuestionSet read(Path file) {
        return new QuestionSet(
                JsonLines.read(file, "question", line -> new QuestionLine(line).question()));
    }
}
