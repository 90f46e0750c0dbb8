package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Incoming;

/// What Slack sent.
sealed interface SlackDelivery {

    /// Slack wants to see that somebody is here.
    record Challenge(String challenge) implements SlackDelivery {}

    /// A message for this program.
    record Asked(Incoming incoming) implements SlackDelivery {}

    /// A reply in a thread that may be one with this program.
    ///
    /// @param ask what it asks
    /// @param incoming as it is offered where the thread is not known
    record Overheard(SlackAsk ask, Incoming incoming) implements SlackDelivery {}

    /// A slash command.
    record Command(Incoming incoming) implements SlackDelivery {}

    /// Nothing that asks for an answer.
    record Ignored() implements SlackDelivery {}
}
