package dev.sourcebound.channel.slack;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One message as Slack takes it.
///
/// @param text all of it as escaped text: for notifications, for screen readers, and where Slack
///   does not take the blocks
/// @param blocks what is shown, in the form of Slack's Block Kit
record SlackMessage(String text, List<Map<String, Object>> blocks) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    SlackMessage {
        blocks = List.copyOf(blocks);
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }

    static SlackMessage of(String json) {
        return JSON.readValue(json, SlackMessage.class);
    }
}
