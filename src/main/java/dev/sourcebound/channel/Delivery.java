package dev.sourcebound.channel;

import java.time.Instant;
import java.util.List;

/// A message that was accepted, and how far it has come.
///
/// @param number counts up in the order of acceptance
/// @param id of its own in all the world, to know its posts by
/// @param channel the [Channel] that it came by
/// @param keys all keys that it was delivered under
/// @param conversation see [Incoming]
/// @param content see [Incoming]; empty once it is done
/// @param busy whether it came when there was no room, so that its sender is told just that
/// @param acceptedAt when
/// @param stage how far it has come
public record Delivery(
        long number,
        String id,
        String channel,
        List<String> keys,
        String conversation,
        String content,
        boolean busy,
        Instant acceptedAt,
        Stage stage) {

    public Delivery {
        keys = List.copyOf(keys);
    }

    /// How far a message has come. Each stage is on disk before what follows it begins.
    public sealed interface Stage {

        /// Its answer is not known yet.
        record Accepted() implements Stage {}

        /// Its answer is known, and being posted.
        ///
        /// @param posts what is to be posted, in the channel's own form, in order
        /// @param posted how many of them certainly are
        /// @param begun whether the next one may have been sent, so that nobody knows whether it
        ///   arrived
        /// @param report whether these say that the answer could not be posted
        record Answered(List<String> posts, int posted, boolean begun, boolean report)
                implements Stage {
            public Answered {
                posts = List.copyOf(posts);
                if (posted < 0 || posted > posts.size()) {
                    throw new IllegalArgumentException(
                            "posted must be 0 to %d, got %d".formatted(posts.size(), posted));
                }
            }

            Answered begin() {
                return new Answered(posts, posted, true, report);
            }

            Answered next() {
                return new Answered(posts, posted + 1, false, report);
            }
        }

        /// Nothing is left to be done. Only the keys are kept, until they expire.
        record Done() implements Stage {}
    }

    Delivery at(Stage next) {
        return new Delivery(
                number, id, channel, keys, conversation, content, busy, acceptedAt, next);
    }

    /// The same with all that anybody wrote forgotten.
    Delivery done() {
        return new Delivery(
                number, id, channel, keys, conversation, "", busy, acceptedAt, new Stage.Done());
    }

    /// The same under other keys.
    Delivery with(List<String> all) {
        return new Delivery(
                number, id, channel, all, conversation, content, busy, acceptedAt, stage);
    }

    boolean isDone() {
        return stage instanceof Stage.Done;
    }
}
