package dev.sourcebound.chat;

import java.util.List;

/// Turns a follow-up into a question that stands alone. Thread-safe.
public interface FollowUp {

    /// The question as it stands without the conversation.
    ///
    /// @param question the latest message
    /// @param history what was said before, oldest first
    /// @return the question that stands alone; `question` itself where it already does
    String standalone(String question, List<Turn> history);
}
