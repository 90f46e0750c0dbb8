package dev.sourcebound.decision;

import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a server kept, to be read while it runs or after.
///
/// @param path the folder of `sourcebound.decision.folder`
public record DecisionFolder(Path path) {

    /// A decision that was kept.
    ///
    /// @param id of the reply
    /// @param at when it was given
    /// @param tree the decision
    public record Past(String id, String at, JsonNode tree) {

        /// What was asked, to be asked again.
        public ChatRequest request() {
            List<Turn> history = new ArrayList<>();
            for (JsonNode turn : tree.get("history")) {
                history.add(Decision.json().treeToValue(turn, Turn.class));
            }
            TreeSet<String> sources = new TreeSet<>();
            tree.get("sources").forEach(source -> sources.add(source.asString()));
            return new ChatRequest(tree.get("question").asString(), history, sources);
        }

        /// The decision in one spelling: as [Decisions#made].
        public String json() {
            return Decision.canonical(tree);
        }

        /// Digest of what decided.
        public String fingerprint() {
            return tree.at("/reply/reply/provenance/fingerprint").asString();
        }

        /// Whether there was an answer.
        public boolean answered() {
            return tree.at("/reply/reply").has("claims");
        }
    }

    /// A decision and what was said of it last.
    public record Judged(Past past, Feedback feedback) {}

    /// The decision on the reply of that id.
    public Optional<Past> find(String id) {
        return decisions(id::equals).values().stream().findFirst();
    }

    /// Every decision that something was said of, oldest first.
    public List<Judged> judged() {
        Map<String, Feedback> said = new LinkedHashMap<>();
        each(
                DecisionStore.FEEDBACK,
                line ->
                        said.put(
                                line.get("id").asString(),
                                Decision.json().treeToValue(line.get("feedback"), Feedback.class)));
        Map<String, Past> decisions = decisions(said::containsKey);
        return decisions.values().stream()
                .map(past -> new Judged(past, feedbackOn(past, said)))
                .toList();
    }

    private static Feedback feedbackOn(Past past, Map<String, Feedback> said) {
        Feedback feedback = said.get(past.id());
        if (feedback == null) {
            throw new IllegalStateException("only those were looked for");
        }
        return feedback;
    }

    private Map<String, Past> decisions(Predicate<String> wanted) {
        Map<String, Past> found = new LinkedHashMap<>();
        each(
                DecisionStore.DECISIONS,
                line -> {
                    String id = line.get("id").asString();
                    if (wanted.test(id)) {
                        found.put(
                                id, new Past(id, line.get("at").asString(), line.get("decision")));
                    }
                });
        return found;
    }

    /// A line that a kill cut short is passed over.
    private void each(String name, Consumer<JsonNode> reading) {
        try {
            new LineFile(path, name, Long.MAX_VALUE)
                    .each(line -> {
                        try {
                            reading.accept(Decision.json().readTree(line));
                        } catch (JacksonException cut) {
                            // Nothing is lost that had been kept whole.
                        }
                    });
        } catch (IOException | UncheckedIOException e) {
            throw new AppException(
                    ErrorCode.COMMAND_INVALID,
                    "%s cannot be read; name the folder of sourcebound.decision.folder."
                            .formatted(path),
                    e);
        }
    }
}
