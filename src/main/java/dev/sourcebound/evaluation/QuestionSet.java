package dev.sourcebound.evaluation;

import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        List<LabelledQuestion> questions = new ArrayList<>();
        Map<String, Integer> lineOfId = new HashMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            QuestionLine line = QuestionLine.parse(file, i + 1, lines.get(i));
            LabelledQuestion question = line.question();
            Integer earlier = lineOfId.putIfAbsent(question.id(), i + 1);
            if (earlier != null) {
                throw line.bad("id", "is the same as in line " + earlier);
            }
            questions.add(question);
        }
        if (questions.isEmpty()) {
            throw CommandInvalid.because("%s holds no question".formatted(file));
        }
        return new QuestionSet(questions);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readString(file).lines().toList();
        } catch (NoSuchFileException e) {
            throw CommandInvalid.because(
                    "%s does not exist; name a file of questions".formatted(file), e);
        } catch (CharacterCodingException e) {
            throw CommandInvalid.because(
                    "%s is not valid UTF-8; save it as UTF-8".formatted(file), e);
        } catch (IOException e) {
            throw CommandInvalid.because(
                    "%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }
}
