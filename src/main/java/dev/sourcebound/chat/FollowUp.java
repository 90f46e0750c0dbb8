package dev.sourcebound.chat;

import dev.sourcebound.answer.Answerer.Progress;
import java.util.List;
import java.util.Set;

/// Turns a follow-up into a question that stands alone. Thread-safe.
public interface FollowUp {

    /// What marks the one that asks a language model, where there is one.
    String BY_MODEL = "byModel";

    /// The question as it most likely stands without the conversation.
    ///
    /// @param question the latest message
    /// @param history what was said before, oldest first
    /// @return the question that stands alone; `question` itself where it already does
    String standalone(String question, List<Turn> history);

    /// The same, or what it may be where that cannot be told.
    ///
    /// @param sources what was meant is told by these alone; empty means by all
    /// @param progress is told where something outside of this process is waited for
    default Understood understand(
            String question, List<Turn> history, Set<String> sources, Progress progress) {
        return new Understood.Clear(standalone(question, history));
    }
}
