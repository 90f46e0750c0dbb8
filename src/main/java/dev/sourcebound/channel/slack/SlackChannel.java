package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Answering;
import dev.sourcebound.channel.Channel;
import dev.sourcebound.channel.Exchange;
import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.Posting;
import dev.sourcebound.channel.Renderer;
import dev.sourcebound.chat.Turn;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers what was asked on Slack, in the thread where it was asked. Blocking; thread-safe.
final class SlackChannel implements Channel {

    static final String NAME = "slack";

    /// Names our posts in their metadata.
    private static final String EVENT_TYPE = "sourcebound_reply";

    private final Answering answering;
    private final Renderer<SlackMessage> renderer;
    private final SlackApi api;
    private final SlackReplies replies;

    SlackChannel(Answering answering, Renderer<SlackMessage> renderer, SlackApi api) {
        this.answering = answering;
        this.renderer = renderer;
        this.api = api;
        this.replies = new SlackReplies(api);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> answer(String content) throws InterruptedException {
        SlackAsk ask = SlackAsk.of(content);
        if (ask.thread() == null) {
            return rendered(answering.answer(ask.question(), List.of()));
        }
        Optional<SlackReplies.Before> before = replies.before(ask);
        if (!ask.sure() && !before.map(SlackReplies.Before::ours).orElse(false)) {
            return List.of();
        }
        // Where the thread cannot be read, an answer without it is better than none.
        List<Turn> history = before.map(SlackReplies.Before::turns).orElse(List.of());
        return rendered(answering.answer(ask.question(), history));
    }

    @Override
    public List<String> say(String content, Message notice) {
        return rendered(notice);
    }

    @Override
    public Posting post(String content, String post, Attempt attempt) throws InterruptedException {
        SlackAsk ask = SlackAsk.of(content);
        SlackMessage message = SlackMessage.of(post);
        if (ask.responseUrl() != null) {
            return respond(ask.responseUrl(), message);
        }
        if (attempt.mayBeThere()) {
            switch (replies.look(ask, attempt.key())) {
                case THERE -> {
                    return new Posting.Posted();
                }
                case UNCLEAR -> {
                    return new Posting.Later(Duration.ZERO, true, "cannot_look");
                }
                case ABSENT, FORBIDDEN -> {}
            }
        }
        Posting posting = send(ask, message, attempt.key(), Form.BLOCKS_AND_KEY);
        if (isOfForm(posting)) {
            posting = send(ask, message, attempt.key(), Form.TEXT_AND_KEY);
        }
        return isOfForm(posting) ? send(ask, message, attempt.key(), Form.TEXT) : posting;
    }

    /// Whether Slack may take the same words in another form.
    private static boolean isOfForm(Posting posting) {
        return posting instanceof Posting.Refused(String reason) && SlackError.isOfForm(reason);
    }

    /// What of a message is sent: one after the other, where Slack does not take its form. The key
    /// is given up last, for without it a post of unclear fate cannot be found again.
    private enum Form {
        BLOCKS_AND_KEY,
        TEXT_AND_KEY,
        TEXT
    }

    private Posting send(SlackAsk ask, SlackMessage message, String key, Form form)
            throws InterruptedException {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("channel", ask.channel());
        arguments.put("thread_ts", ask.root());
        arguments.put("text", message.text());
        arguments.put("parse", "none");
        arguments.put("link_names", false);
        arguments.put("mrkdwn", false);
        arguments.put("unfurl_links", false);
        arguments.put("unfurl_media", false);
        if (form == Form.BLOCKS_AND_KEY) {
            arguments.put("blocks", message.blocks());
        }
        if (form != Form.TEXT) {
            arguments.put(
                    "metadata",
                    Map.of("event_type", EVENT_TYPE, "event_payload", Map.of("key", key)));
        }
        return SlackError.posting(api.call("chat.postMessage", arguments));
    }

    /// The address takes five messages within half an hour, and says "ok" in plain text.
    private Posting respond(String responseUrl, SlackMessage message) throws InterruptedException {
        Exchange exchange =
                api.respond(
                        responseUrl,
                        Map.of(
                                "response_type",
                                "ephemeral",
                                "replace_original",
                                false,
                                "text",
                                message.text(),
                                "blocks",
                                message.blocks()));
        if (exchange instanceof Exchange.Answered(int status, String _)) {
            if (status / 100 == 2) {
                return new Posting.Posted();
            }
            return status == 404 || status == 410
                    ? new Posting.Gone("http_" + status)
                    : new Posting.Refused("http_" + status);
        }
        return SlackError.posting(exchange);
    }

    private List<String> rendered(Message message) {
        return renderer.render(message).stream().map(SlackMessage::toJson).toList();
    }
}
