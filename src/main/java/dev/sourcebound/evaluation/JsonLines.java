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
import java.util.function.Function;

/// Reads JSON Lines in UTF-8: one labelled thing a line, each with an id of its own.
final class JsonLines {

    private JsonLines() {}

    /// Blank lines are skipped.
    ///
    /// @param what one line is, such as `question`
    /// @param read makes what is labelled of its line
    /// @return in the order of the file; at least one
    /// @throws AppException where the file cannot be read, or a line cannot be used: the message
    ///   names the line and the field
    static <T> List<T> read(Path file, String what, Function<JsonLine, T> read) {
        List<T> all = new ArrayList<>();
        Map<String, Integer> lineOfId = new HashMap<>();
        List<String> lines = lines(file, what);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            JsonLine line = JsonLine.parse(file, i + 1, what, lines.get(i));
            all.add(read.apply(line));
            Integer earlier = lineOfId.putIfAbsent(line.text("id"), i + 1);
            if (earlier != null) {
                throw line.bad("id", "is the same as in line " + earlier);
            }
        }
        if (all.isEmpty()) {
            throw CommandInvalid.because("%s holds no %s".formatted(file, what));
        }
        return all;
    }

    private static List<String> lines(Path file, String what) {
        try {
            return Files.readString(file).lines().toList();
        } catch (NoSuchFileException e) {
            throw CommandInvalid.because(
                    "%s does not exist; name a file of %ss".formatted(file, what), e);
        } catch (CharacterCodingException e) {
            throw CommandInvalid.because(
                    "%s is not valid UTF-8; save it as UTF-8".formatted(file), e);
        } catch (IOException e) {
            throw CommandInvalid.because(
                    "%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }
}
