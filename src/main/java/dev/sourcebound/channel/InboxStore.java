package dev.sourcebound.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Keeps what was accepted until it is answered, and its keys for a while longer. What a future of
/// these has completed outlives the end of the process, however sudden. Thread-safe; blocks nobody.
///
/// A store that several processes share gives each message to one of them only, and each
/// conversation's messages in their order.
public interface InboxStore extends AutoCloseable {

    /// How many messages may be unfinished.
    ///
    /// @param waiting to be answered, `>= 1`; further senders are told that there is no room
    /// @param busy senders yet to be told so, `>= 0`; further messages are not taken
    record Room(int waiting, int busy) {}

    /// Takes a message unless one of its keys is known; a known message learns its other keys.
    CompletableFuture<Acceptance> accept(Incoming incoming, Room room, Instant now);

    /// Replaces what is kept of a message.
    CompletableFuture<Void> keep(Delivery delivery);

    /// All that is not done, in the order of acceptance; of a store that is shared, what this
    /// process is to see to and was not told of before.
    CompletableFuture<List<Delivery>> unfinished();

    /// How often [#unfinished] is to be asked for again, because another process may have left
    /// something to this one; empty where there is none.
    default Optional<Duration> claimEvery() {
        return Optional.empty();
    }

    /// Gives back what this process could not go on with, so that [#unfinished] tells of it again.
    default void leave(List<Delivery> deliveries) {}

    /// Whether a message of this conversation that was addressed to this program was accepted and
    /// is not forgotten.
    CompletableFuture<Boolean> knows(String channel, String conversation);

    /// Forgets what is done.
    ///
    /// @param before whatever was accepted before
    /// @param most and, of what is left, the oldest where there are more
    /// @return how many were forgotten
    CompletableFuture<Integer> forget(Instant before, int most);

    /// What is under way is finished first.
    @Override
    void close();
}
