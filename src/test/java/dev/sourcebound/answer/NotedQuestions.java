package dev.sourcebound.answer;

import dev.sourcebound.answer.Reply.Answer;
import dev.sourcebound.answer.Reply.Note.Kind;
import dev.sourcebound.testing.Sourcebound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which labelled questions were answered with a note.
///
/// @param rightly those that it is due for
/// @param wrongly the others
/// @param due for how many it is
record NotedQuestions(List<String> rightly, List<String> wrongly, int due) {

    private static final JsonMapper JSON = new JsonMapper();

    /// @param questions a JSON object a line: `question`, and whether the note is due
    /// @param label the name of the latter
    static NotedQuestions ask(Sourcebound sources, Path questions, String label, Kind note)
            throws IOException {
        List<String> rightly = new ArrayList<>();
        List<String> wrongly = new ArrayList<>();
        int due = 0;
        for (String line : Files.readAllLines(questions)) {
            JsonNode labelled = JSON.readTree(line);
            boolean isDue = labelled.get(label).asBoolean();
            due += isDue ? 1 : 0;
            String question = labelled.get("question").asString();
            if (sources.ask(question) instanceof Answer answer
                    && answer.notes().stream().anyMatch(n -> n.kind() == note)) {
                (isDue ? rightly : wrongly).add(question);
            }
        }
        return new NotedQuestions(rightly, wrongly, due);
    }

    double precision() {
        return (double) rightly.size() / (rightly.size() + wrongly.size());
    }

    double recall() {
        return (double) rightly.size() / due;
    }
}
