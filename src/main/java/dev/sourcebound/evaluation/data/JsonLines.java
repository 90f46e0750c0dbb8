package dev.sourcebound.evaluation.data;

import dev.sourcebound.problem.AppException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads JSON Lines in UTF-8: one labelled thing a line, each with an id of its own.
public final class JsonLines {

    private JsonLines() {}

    /// Blank lines are skipped.
    ///
    /// @param what one line is, such as `question`
    /// @param read makes what is labelled of its line
    /// @return in the order of the file; at least one
    /// @throws AppException where the file cannot be read, or a line cannot be used: the message
    ///   names the line and the field
    public static <T> List<T> read(Path file, String what, Function<JsonLine, T> read) {
        List<T> all =
                read(
                        file,
                        what,
                        "id",
                        read,
                        flaw -> {
                            throw flaw;
                        });
        if (all.isEmpty()) {
            throw new Flaw("%s holds no %s".formatted(file, what)).exception();
        }
        return all;
    }

    /// The same, but a line that cannot be used is told and left out.
    ///
    /// @param id the field that names each
    /// @param flaws told what is wrong with a line; may throw it
    public static <T> List<T> read(
            Path file,
            String what,
            String id,
            Function<JsonLine, T> read,
            Consumer<AppException> flaws) {
        List<T> all = new ArrayList<>();
        Map<String, Integer> lineOfId = new HashMap<>();
        for (TextFile.Line text : TextFile.lines(file, what, flaws)) {
            if (text.text().isBlank() || !text.sound()) {
                continue;
            }
            try {
                JsonLine line = JsonLine.parse(file, text.number(), what, text.text());
                T one = read.apply(line);
                refuseAgain(line, id, lineOfId);
                all.add(one);
            } catch (AppException e) {
                flaws.accept(e);
            }
        }
        return all;
    }

    private static void refuseAgain(JsonLine line, String id, Map<String, Integer> lineOfId) {
        Integer earlier = lineOfId.putIfAbsent(line.text(id), line.number());
        if (earlier != null) {
            throw line.bad(id, "is the same as in line " + earlier);
        }
    }
}
