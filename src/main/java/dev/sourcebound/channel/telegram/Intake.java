package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.Acceptance;
import dev.sourcebound.channel.ChannelMetrics;
import dev.sourcebound.channel.ChannelMetrics.Received;
import dev.sourcebound.channel.Deliveries;
import dev.sourcebound.channel.Incoming;
import dev.sourcebound.channel.telegram.Attention.Heard;
import dev.sourcebound.channel.telegram.Update.ChatMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes updates in, whichever way they come. Thread-safe.
final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Introduction introduction;
    private final Places places;
    private final Deliveries deliveries;
    private final ChannelMetrics metrics;

    Intake(
            Introduction introduction,
            Places places,
            Deliveries deliveries,
            ChannelMetrics metrics) {
        this.introduction = introduction;
        this.places = places;
        this.deliveries = deliveries;
        this.metrics = metrics;
    }

    /// What became of an update.
    enum Taken {
        /// It is on disk, was before, or asks for nothing: Telegram need not tell of it again.
        YES,
        /// It cannot be taken now: Telegram is to tell of it again.
        NOT_NOW
    }

    CompletableFuture<Taken> take(Update update) {
        try {
            return update.told()
                    .map(message -> take(update.updateId(), message))
                    .orElseGet(this::ignore);
        } catch (RuntimeException defect) {
            // Told again it would fail again, and hold up all that comes after it.
            log.error("An update of Telegram is left out for a defect", defect);
            metrics.received(TelegramChannel.NAME, Received.UNREADABLE);
            return CompletableFuture.completedFuture(Taken.YES);
        }
    }

    private CompletableFuture<Taken> take(long updateId, ChatMessage message) {
        Long becomes = message.migrateToChatId();
        if (becomes != null) {
            places.move(message.chat().id(), becomes);
        }
        return switch (Attention.hear(message, introduction.bot())) {
            case Heard.ForOthers _ -> ignore();
            case Heard.NotKnown _ -> CompletableFuture.completedFuture(Taken.NOT_NOW);
            case Heard.ForBot heard ->
                    deliveries
                            .accept(incoming(updateId, message, heard.asked()))
                            .thenApply(Intake::taken);
        };
    }

    private CompletableFuture<Taken> ignore() {
        metrics.received(TelegramChannel.NAME, Received.IGNORED);
        return CompletableFuture.completedFuture(Taken.YES);
    }

    /// The second key is what makes an edit another message where its words are others, and the
    /// same one where only a preview or a reaction has changed.
    private static Incoming incoming(long updateId, ChatMessage message, Asked asked) {
        long chat = message.chat().id();
        String words = DigestUtils.sha256Hex(message.words().orElse(""));
        return new Incoming(
                TelegramChannel.NAME,
                List.of(
                        "update:" + updateId,
                        "%d:%d:%s".formatted(chat, message.messageId(), words)),
                String.valueOf(chat),
                Errands.write(Errand.of(message, asked)),
                true);
    }

    private static Taken taken(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Taken _, Acceptance.Elsewhere _, Acceptance.Known _ -> Taken.YES;
            case Acceptance.Full _ -> Taken.NOT_NOW;
        };
    }
}
