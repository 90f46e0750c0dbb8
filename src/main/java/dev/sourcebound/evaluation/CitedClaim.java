package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.Flaw;
import dev.sourcebound.evaluation.data.JsonLine;
import dev.sourcebound.evaluation.data.JsonLines;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import dev.sourcebound.problem.AppException;
import java.nio.file.Path;
import java.util.List;

/// A sentence as a language model might write it, with the excerpts that it names, and whether they
/// bear it out.
///
/// @param id its name in its set
/// @param question what it answers
/// @param kind how it is false, such as `number` or `role_swap`, or how it was reworded, such as
///   `synonyms`
/// @param faithful whether its excerpts bear it out
/// @param text what is claimed
/// @param excerpts what it cites, each a verbatim piece of its source; at least one
record CitedClaim(
        String id,
        String question,
        String kind,
        boolean faithful,
        String text,
        List<Gold> excerpts) {

    CitedClaim {
        excerpts = List.copyOf(excerpts);
    }

    /// Reads JSON Lines in UTF-8: one claim a line, in the order of the file.
    ///
    /// @throws AppException where the file cannot be read, or a line cannot be used: the message
    ///   names the line and the field
    static List<CitedClaim> read(Path file) {
        return JsonLines.read(file, "claim", CitedClaim::of);
    }

    /// The same, but a line that cannot be used is told and left out.
    static List<CitedClaim> read(Path file, List<Flaw> flaws) {
        return JsonLines.read(file, "claim", "id", CitedClaim::of, e -> flaws.add(Flaw.of(e)));
    }

    private static CitedClaim of(JsonLine line) {
        List<Gold> excerpts =
                line.list(
                        "excerpts",
                        (node, path) ->
                                new Gold(
                                        line.text(node, path + ".source"),
                                        line.text(node, path + ".excerpt")));
        if (excerpts.isEmpty()) {
            throw line.bad("excerpts", "is empty, a claim cites at least one");
        }
        return new CitedClaim(
                line.text("id"),
                line.text("question"),
                line.text("kind"),
                line.flag("faithful"),
                line.text("claim"),
                excerpts);
    }
}
