package dev.sourcebound.channel;

import java.util.List;

/// A service by which people ask. Its methods are called on threads of their own, so they may
/// block, for many conversations at once but for one message of a conversation at a time. Whoever
/// interrupts them wants them to end.
public interface Channel {

    /// Such as `slack`: in the store, in metrics and in logs. Never changes.
    String name();

    /// Has a message answered.
    ///
    /// @param content as in [Incoming]
    /// @return what is to be posted, in this channel's own form and in order; empty where the
    ///   message turns out to need no answer
    List<String> answer(String content) throws InterruptedException;

    /// What is posted in place of an answer.
    ///
    /// @param content as in [Incoming]
    /// @param notice says why there is none, in words for the one who asked
    /// @return at least one
    List<String> say(String content, Message notice);

    /// Posts. An attempt is bounded in time; what may succeed later is tried again by whoever
    /// called.
    ///
    /// @param content as in [Incoming]
    /// @param post one of those from [#answer] or [#say]
    Posting post(String content, String post, Attempt attempt) throws InterruptedException;

    /// Which attempt it is.
    ///
    /// @param key tells this post from all others, and is the same at each attempt
    /// @param mayBeThere whether an earlier attempt may have arrived, so that a service which can
    ///   be asked for its posts should be, and one that knows keys be given this one
    record Attempt(String key, boolean mayBeThere) {}
}
