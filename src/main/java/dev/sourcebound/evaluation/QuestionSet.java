package dev.sourcebound.evaluation;

import dev.sourcebound.problem.AppException;
import java.nio.file.Path;
import java.util.List;

/// Labelled questions, in the order of their file.
///
/// @param questions at least one; no two have one id
record QuestionSet(List<LabelledQuestion> questions) {

    QuestionSet {
        questions = List.copyOf(questions);
    }

    /// Reads JSON Lines in UTF-8: one question a line, blank lines skipped, fields that are not
    /// known skipped. Every known field but `answer` must be there, so that a misspelt one is told
    /// and does not quietly change a measure.
    ///
    /// @throws AppException where the file cannot be read, or a line cannot be used: the message
    ///   names the line and the field
    static QuestionSet read(Path file) {
        return new QuestionSet(
                JsonLines.read(file, "question", line -> new QuestionLine(line).question()));
    }
}
