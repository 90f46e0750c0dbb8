package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.ChannelMetrics;
import dev.sourcebound.channel.ChannelMetrics.Received;
import dev.sourcebound.channel.Pauses;
import dev.sourcebound.channel.telegram.Intake.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Fetches updates from Telegram, for those whom it cannot reach. An update counts as fetched only
/// once it is on disk: what is not confirmed is told again, after a restart too. For one thread.
final class Poller {

    static final List<String> WANTED = List.of("message", "edited_message");

    private static final Logger log = LoggerFactory.getLogger(Poller.class);

    /// How long Telegram waits for an update before it says that there is none.
    private static final Duration WAIT = Duration.ofSeconds(50);

    private static final Duration LIMIT = WAIT.plusSeconds(15);
    private static final int AT_ONCE = 100;

    private final TelegramApi api;
    private final UpdateReader reader;
    private final Intake intake;
    private final ChannelMetrics metrics;
    private final Pauses pauses;

    /// The first update that is not on disk; 0 asks for all that were never confirmed.
    private long offset;

    Poller(
            TelegramApi api,
            UpdateReader reader,
            Intake intake,
            ChannelMetrics metrics,
            Pauses pauses) {
        this.api = api;
        this.reader = reader;
        this.intake = intake;
        this.metrics = metrics;
        this.pauses = pauses;
    }

    /// Never returns by itself.
    void poll() throws InterruptedException {
        while (true) {
            switch (api.call("getUpdates", request(), LIMIT)) {
                case ApiReply.Done done -> {
                    if (takeAll(done.result())) {
                        pauses.reset();
                    } else {
                        pauses.pause(Duration.ZERO);
                    }
                }
                case ApiReply.Refused refused -> refused(refused);
                case ApiReply.Later later -> {
                    log.warn("Telegram cannot be asked for updates: {}", later.reason());
                    pauses.pause(later.after());
                }
            }
        }
    }

    private Map<String, ?> request() {
        return Map.of(
                "offset", offset,
                "limit", AT_ONCE,
                "timeout", WAIT.toSeconds(),
                "allowed_updates", WANTED);
    }

    private void refused(ApiReply.Refused refused) throws InterruptedException {
        if (refused.code() == 409 && refused.says("webhook")) {
            log.warn(
                    "The bot has a webhook, which is taken away now, for {}.mode is polling",
                    TelegramSettings.PREFIX);
            api.call("deleteWebhook", Map.of(), TelegramApi.LIMIT);
            pauses.pause(Duration.ZERO);
        } else if (refused.code() == 409) {
            log.error(
                    "Another program fetches the updates of this bot. Stop it, or give this one a bot of its own.");
            pauses.pauseLong();
        } else {
            Introduction.tell(refused);
            pauses.pauseLong();
        }
    }

    /// @return whether all were taken
    private boolean takeAll(JsonNode updates) throws InterruptedException {
        for (JsonNode each : updates) {
            long id = each.path("update_id").asLong(offset);
            if (take(each) == Taken.NOT_NOW) {
                log.warn("There is no room for an update; Telegram keeps it");
                return false;
            }
            offset = Math.max(offset, id + 1);
        }
        return true;
    }

    private Taken take(JsonNode each) throws InterruptedException {
        Optional<Update> update = reader.read(each);
        if (update.isEmpty()) {
            metrics.received(TelegramChannel.NAME, Received.UNREADABLE);
            log.warn("An update of Telegram cannot be read and is left out");
            return Taken.YES;
        }
        try {
            return intake.take(update.get()).get();
        } catch (ExecutionException notKept) {
            log.error("An update could not be kept; Telegram keeps it", notKept.getCause());
            return Taken.NOT_NOW;
        }
    }
}
