package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.ChannelMetrics;
import dev.sourcebound.channel.ChannelMetrics.Received;
import dev.sourcebound.channel.telegram.Intake.Taken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Takes the updates that Telegram sends: 200 once an update is on disk, 401 without the secret and
/// before anything is read, 503 where it should be sent again. Blocks nobody.
final class WebhookHandler {

    static final String PATH = "/telegram/webhook";
    static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    private static final Logger log = LoggerFactory.getLogger(WebhookHandler.class);

    /// Bytes: many times what an update has.
    private static final int LARGEST = 1 << 20;

    private final byte[] secret;
    private final UpdateReader reader;
    private final Intake intake;
    private final ChannelMetrics metrics;

    WebhookHandler(String secret, UpdateReader reader, Intake intake, ChannelMetrics metrics) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.reader = reader;
        this.intake = intake;
        this.metrics = metrics;
    }

    Mono<ServerResponse> handle(ServerRequest request) {
        if (!isFromTelegram(request)) {
            metrics.received(TelegramChannel.NAME, Received.FORGED);
            return ServerResponse.status(HttpStatus.UNAUTHORIZED).build();
        }
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), LARGEST)
                .map(WebhookHandler::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(this::take)
                .onErrorResume(
                        DataBufferLimitException.class,
                        _ -> unreadable(HttpStatus.CONTENT_TOO_LARGE));
    }

    /// In a time that does not tell how much of a wrong secret is right.
    private boolean isFromTelegram(ServerRequest request) {
        String given = request.headers().firstHeader(SECRET);
        return given != null
                && MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
    }

    private Mono<ServerResponse> take(byte[] body) {
        return reader.read(body)
                .map(update -> Mono.fromFuture(intake.take(update), true))
                .map(taken -> taken.flatMap(WebhookHandler::response).onErrorResume(this::notKept))
                .orElseGet(() -> unreadable(HttpStatus.BAD_REQUEST));
    }

    private static Mono<ServerResponse> response(Taken taken) {
        return switch (taken) {
            case YES -> ServerResponse.ok().build();
            case NOT_NOW -> again();
        };
    }

    private Mono<ServerResponse> notKept(Throwable failure) {
        log.error("An update could not be kept; Telegram sends it again", failure);
        return again();
    }

    private Mono<ServerResponse> unreadable(HttpStatus status) {
        metrics.received(TelegramChannel.NAME, Received.UNREADABLE);
        return ServerResponse.status(status).build();
    }

    private static Mono<ServerResponse> again() {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
