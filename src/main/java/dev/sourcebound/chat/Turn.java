package dev.sourcebound.chat;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a conversation.
///
/// @param role who wrote it
/// @param content what it says
/// @param standalone of a question, how it was understood; null where that is not known, as in a
///   history that a client sends
/// @param quotes of a reply, the excerpts that it cites, none where it refuses; null where they are
///   not known
public record Turn(
        Role role, String content, @Nullable String standalone, @Nullable List<String> quotes) {

    public enum Role {
        USER,
        ASSISTANT
    }

    public Turn {
        quotes = quotes == null ? null : List.copyOf(quotes);
    }

    /// A message of which no more is known.
    public Turn(Role role, String content) {
        this(role, content, null, null);
    }

    static Turn asked(String question, @Nullable String standalone) {
        return new Turn(Role.USER, question, standalone, null);
    }

    static Turn replied(Reply reply) {
        List<String> quotes =
                switch (reply) {
                    case Reply.Answer answer ->
                            answer.citations().stream().map(Citation::quote).toList();
                    case Reply.Refusal _ -> List.of();
                };
        return new Turn(Role.ASSISTANT, reply.text(), null, quotes);
    }

    /// How many characters it takes to keep.
    int size() {
        int quoted = quotes == null ? 0 : quotes.stream().mapToInt(String::length).sum();
        return content.length() + (standalone == null ? 0 : standalone.length()) + quoted;
    }
}
