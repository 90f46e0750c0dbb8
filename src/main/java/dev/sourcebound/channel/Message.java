package dev.sourcebound.channel;

import java.util.List;

/// What is said to somebody, before it has a service's own form. A [Renderer] gives it one.
///
/// @param parts at least one, in the order in which they are shown
public record Message(List<Part> parts) {

    public Message {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a message has a part");
        }
    }

    /// What this program says of itself.
    public static Message notice(String text) {
        return new Message(List.of(new Part.Notice(text)));
    }
}
