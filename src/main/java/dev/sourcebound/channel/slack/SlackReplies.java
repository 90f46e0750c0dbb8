package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Answering;
import dev.sourcebound.channel.Exchange;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.chat.Turn.Role;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Threads as Slack has them: what was said before a question, and whether a post of ours is there
/// already. Blocking; thread-safe.
final class SlackReplies {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PAGE = "200";

    /// A thread of more messages is read as far as this.
    private static final int MOST_PAGES = 10;

    private final SlackApi api;

    SlackReplies(SlackApi api) {
        this.api = api;
    }

    /// What was said before.
    ///
    /// @param turns oldest first
    /// @param ours whether this program had a part in it, or was called into it
    record Before(List<Turn> turns, boolean ours) {}

    /// Whether a post is there.
    enum Sight {
        THERE,
        ABSENT,
        /// Slack does not tell now; later it may.
        UNCLEAR,
        /// This program may not read there.
        FORBIDDEN
    }

    /// The thread of a question up to it; empty where Slack does not tell.
    Optional<Before> before(SlackAsk ask) throws InterruptedException {
        Said said = new Said(ask);
        Sight sight = read(ask, Map.of("latest", ask.ts()), said::take);
        return sight == Sight.ABSENT
                ? Optional.of(new Before(List.copyOf(said.turns), said.ours))
                : Optional.empty();
    }

    /// Whether a post with this key stands in the thread of a question.
    Sight look(SlackAsk ask, String key) throws InterruptedException {
        AtomicBoolean there = new AtomicBoolean();
        Sight sight =
                read(
                        ask,
                        Map.of("oldest", ask.ts(), "include_all_metadata", "true"),
                        message -> {
                            JsonNode payload = message.path("metadata").path("event_payload");
                            there.compareAndSet(
                                    false, SlackEvents.text(payload, "key").equals(key));
                        });
        return there.get() ? Sight.THERE : sight;
    }

    /// What was said in a thread before a question, so much of it as is read: a thread may have
    /// thousands of messages of tens of thousands of characters.
    private static final class Said {

        private final SlackAsk ask;
        private final BigDecimal asked;
        private final Deque<Turn> turns = new ArrayDeque<>();
        private boolean ours;

        Said(SlackAsk ask) {
            this.ask = ask;
            this.asked = time(ask.ts());
        }

        void take(JsonNode message) {
            if (time(SlackEvents.text(message, "ts")).compareTo(asked) >= 0) {
                return;
            }
            String markup = SlackEvents.text(message, "text");
            boolean own = isOwn(message, ask);
            ours |= own || SlackText.mentions(markup, ask.me());
            String said = SlackText.plain(markup, ask.me());
            if (said.isEmpty() || (!own && !SlackEvents.text(message, "bot_id").isEmpty())) {
                return;
            }
            if (turns.size() == ChatRequest.MAX_TURNS) {
                turns.removeFirst();
            }
            turns.add(Answering.turn(own ? Role.ASSISTANT : Role.USER, said));
        }
    }

    /// Reads a thread page by page, and keeps nothing of it.
    ///
    /// @param each is given every message, oldest first
    /// @return [Sight#ABSENT] where all was read
    private Sight read(SlackAsk ask, Map<String, String> further, Consumer<JsonNode> each)
            throws InterruptedException {
        Map<String, String> arguments = new HashMap<>(further);
        arguments.putAll(Map.of("channel", ask.channel(), "ts", ask.root(), "limit", PAGE));
        for (int page = 0; page < MOST_PAGES; page++) {
            if (!(api.read("conversations.replies", arguments)
                    instanceof Exchange.Answered answered)) {
                return Sight.UNCLEAR;
            }
            JsonNode body = parsed(answered.body());
            if (!body.path("ok").asBoolean(false)) {
                return refused(SlackEvents.text(body, "error"));
            }
            body.path("messages").forEach(each);
            String cursor = SlackEvents.text(body.path("response_metadata"), "next_cursor");
            if (cursor.isEmpty()) {
                break;
            }
            arguments.put("cursor", cursor);
        }
        return Sight.ABSENT;
    }

    /// A thread that is not found is one without a reply.
    private static Sight refused(String error) {
        if (error.equals("thread_not_found")) {
            return Sight.ABSENT;
        }
        return SlackError.isPassing(error) ? Sight.UNCLEAR : Sight.FORBIDDEN;
    }

    private static boolean isOwn(JsonNode message, SlackAsk ask) {
        return (ask.me() != null && SlackEvents.text(message, "user").equals(ask.me()))
                || (ask.app() != null && SlackEvents.text(message, "app_id").equals(ask.app()));
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException noJson) {
            return JSON.createObjectNode();
        }
    }

    private static BigDecimal time(String ts) {
        return ts.matches("\\d{1,20}(?:\\.\\d{1,20})?") ? new BigDecimal(ts) : BigDecimal.ZERO;
    }
}
