package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the events of Slack's Events API ask for.
final class SlackEvents {

    /// A message with one of these is as good as one without.
    private static final Set<String> WRITTEN =
            Set.of("", "file_share", "thread_broadcast", "me_message");

    private SlackEvents() {}

    static SlackDelivery read(JsonNode envelope) {
        return switch (text(envelope, "type")) {
            case "url_verification" -> new SlackDelivery.Challenge(text(envelope, "challenge"));
            case "event_callback" -> new SlackEvent(envelope).read();
            default -> new SlackDelivery.Ignored();
        };
    }

    /// One event, with what it says of whom it is for.
    private static final class SlackEvent {

        private final JsonNode event;
        private final String team;
        private final String eventId;
        private final @Nullable String app;
        private final @Nullable String me;

        SlackEvent(JsonNode envelope) {
            this.event = envelope.path("event");
            this.team = text(envelope, "team_id");
            this.eventId = text(envelope, "event_id");
            this.app = given(text(envelope, "api_app_id"));
            this.me = me(envelope);
        }

        SlackDelivery read() {
            boolean edit = text(event, "subtype").equals("message_changed");
            return switch (text(event, "type")) {
                case "app_mention" -> message(event, true);
                case "message" -> edit ? edit() : message(event, false);
                default -> new SlackDelivery.Ignored();
            };
        }

        /// An edit is a message of its own where its text has changed: Slack sends one too when a
        /// link gets its preview.
        private SlackDelivery edit() {
            JsonNode message = event.path("message");
            JsonNode before = event.path("previous_message");
            boolean same = before.has("text") && text(before, "text").equals(text(message, "text"));
            return same ? new SlackDelivery.Ignored() : message(message, false);
        }

        private SlackDelivery message(JsonNode message, boolean mention) {
            String channel = text(event, "channel");
            String ts = text(message, "ts");
            String markup = text(message, "text");
            if (channel.isEmpty() || ts.isEmpty() || !isWritten(message)) {
                return new SlackDelivery.Ignored();
            }
            boolean direct =
                    text(event, "channel_type").equals("im")
                            || (channel.startsWith("D") && !event.has("channel_type"));
            boolean sure = mention || direct || SlackText.mentions(markup, me);
            String thread = given(text(message, "thread_ts"));
            if (!sure
                    && (ts.equals(thread)
                            || thread == null
                            || SlackText.addressesSomebody(markup)
                            || mayMentionMe(markup))) {
                return new SlackDelivery.Ignored();
            }
            SlackAsk ask =
                    new SlackAsk(
                            channel, ts, thread, SlackText.plain(markup, me), sure, me, app, null);
            Incoming incoming =
                    new Incoming(
                            SlackChannel.NAME,
                            keys(message, channel, ts, markup),
                            conversation(channel, direct, ask),
                            ask.toJson(),
                            sure);
            return sure
                    ? new SlackDelivery.Asked(incoming)
                    : new SlackDelivery.Overheard(ask, incoming);
        }

        /// Where Slack does not tell who this program is, only `app_mention` shows that it is
        /// meant.
        private boolean mayMentionMe(String markup) {
            return me == null && SlackText.mentionsSomebody(markup);
        }

        /// Direct messages are one conversation, elsewhere each thread is.
        private String conversation(String channel, boolean direct, SlackAsk ask) {
            String place = team + "/" + channel;
            return direct ? place : place + "/" + ask.root();
        }

        /// By a person, and something to read: not by this program or another, not a join, not what
        /// is left of a deleted message.
        private boolean isWritten(JsonNode message) {
            String user = text(message, "user");
            return WRITTEN.contains(text(message, "subtype"))
                    && text(message, "bot_id").isEmpty()
                    && !message.has("bot_profile")
                    && !user.isEmpty()
                    && !user.equals(me)
                    && !user.equals("USLACKBOT");
        }

        /// The same message comes under several event ids, as `app_mention` and as `message`: place
        /// and timestamp tell that it is one. An edit has a timestamp of its own; where Slack does
        /// not say what stood there before, the text tells whether it has changed.
        private List<String> keys(JsonNode message, String channel, String ts, String markup) {
            String place = "%s/%s/%s".formatted(team, channel, ts);
            String edited = text(message.path("edited"), "ts");
            List<String> keys = new ArrayList<>();
            if (!eventId.isEmpty()) {
                keys.add("event/" + eventId);
            }
            keys.add(edited.isEmpty() ? place : place + "/" + edited);
            if (edited.isEmpty() || !event.has("previous_message")) {
                keys.add(place + "#" + digest(markup));
            }
            return keys;
        }

        private static @Nullable String me(JsonNode envelope) {
            for (JsonNode authorization : envelope.path("authorizations")) {
                if (authorization.path("is_bot").asBoolean(false)) {
                    return given(text(authorization, "user_id"));
                }
            }
            return null;
        }
    }

    /// Empty where it is absent or no text.
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isString() ? value.asString() : "";
    }

    private static @Nullable String given(String value) {
        return value.isEmpty() ? null : value;
    }

    /// Half of the digest: enough to tell messages apart.
    private static String digest(String text) {
        return DigestUtils.sha256Hex(text).substring(0, 32);
    }
}
