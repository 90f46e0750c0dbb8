package dev.sourcebound.evaluation.data;

import dev.sourcebound.chat.Turn;
import dev.sourcebound.problem.AppException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// A question at the end of a conversation, as IBM's MTRAG has its tasks (Katsis et al. 2025): one
/// JSON object a line, `task_id`, and `input` with the `speaker` (`user` or `agent`) and `text` of
/// each message, the question last.
///
/// @param id of the task
/// @param question the last message
/// @param history what was said before, oldest first
public record Dialogue(String id, String question, List<Turn> history) {

    public Dialogue {
        history = List.copyOf(history);
    }

    /// Reads a file of them.
    ///
    /// @param flaws told what is wrong with a line that is left out
    public static List<Dialogue> read(Path file, Consumer<AppException> flaws) {
        return JsonLines.read(file, "task", "task_id", Dialogue::of, flaws);
    }

    private static Dialogue of(JsonLine line) {
        List<Turn> turns = line.list("input", (node, path) -> turn(line, node, path));
        if (turns.isEmpty() || turns.getLast().role() != Turn.Role.USER) {
            throw line.bad("input", "must end with what the user asks");
        }
        return new Dialogue(
                line.text("task_id"),
                turns.getLast().content(),
                turns.subList(0, turns.size() - 1));
    }

    private static Turn turn(JsonLine line, JsonNode node, String path) {
        Turn.Role role =
                switch (line.text(node, path + ".speaker").toLowerCase(Locale.ROOT)) {
                    case "user" -> Turn.Role.USER;
                    case "agent", "assistant" -> Turn.Role.ASSISTANT;
                    default -> throw line.bad(path + ".speaker", "must be user or agent");
                };
        return new Turn(role, line.text(node, path + ".text"));
    }
}
