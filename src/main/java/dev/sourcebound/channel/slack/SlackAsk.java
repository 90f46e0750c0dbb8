package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Incoming;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A message on Slack that asks something: what is kept of it until it has been answered.
///
/// @param channel where it was written
/// @param ts its own timestamp, which is its name within the channel; empty for a command
/// @param thread the timestamp of its thread's first message; null where it stands outside of one
/// @param question what it asks, as plain text, shortened where it is longer than is read
/// @param sure whether it is certainly for this program; else its thread tells
/// @param me this program's user there; null where the delivery did not tell
/// @param app this program's app; null where the delivery did not tell
/// @param responseUrl where a command is answered; null for a message
record SlackAsk(
        String channel,
        String ts,
        @Nullable String thread,
        String question,
        boolean sure,
        @Nullable String me,
        @Nullable String app,
        @Nullable String responseUrl) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    SlackAsk {
        question = Incoming.question(question);
    }

    /// The thread to answer in: its own, or the one that the answer begins.
    String root() {
        return thread == null ? ts : thread;
    }

    /// The same, certainly for this program.
    SlackAsk certainly() {
        return new SlackAsk(channel, ts, thread, question, true, me, app, responseUrl);
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }

    static SlackAsk of(String json) {
        return JSON.readValue(json, SlackAsk.class);
    }
}
