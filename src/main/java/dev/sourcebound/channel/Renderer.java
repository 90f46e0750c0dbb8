package dev.sourcebound.channel;

import java.util.List;

/// Gives a message the form that a service takes. Thread-safe.
///
/// @param <T> what is sent to the service at once
@FunctionalInterface
public interface Renderer<T> {

    /// The message as it is sent.
    ///
    /// @return at least one, to be sent in this order; each within the service's limits, each valid
    ///   whatever the texts are. No quote is cut, neither between two of these nor by leaving out.
    List<T> render(Message message);
}
