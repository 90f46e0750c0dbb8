package dev.sourcebound.chat;

import java.util.List;
import java.util.Set;

/// What somebody asks, in the words they used.
///
/// @param question the latest message, not blank
/// @param history what was said before, oldest first; may be empty
/// @param sources only from these sources; empty means from all
public record ChatRequest(String question, List<Turn> history, Set<String> sources) {

    /// How many turns of a history are read; a longer one is refused at the edge.
    public static final int MAX_TURNS = 100;

    public ChatRequest {
        history = List.copyOf(history);
        sources = Set.copyOf(sources);
    }
}
