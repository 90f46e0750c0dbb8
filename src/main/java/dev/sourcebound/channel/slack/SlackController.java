package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Acceptance;
import dev.sourcebound.channel.ChannelMetrics;
import dev.sourcebound.channel.ChannelMetrics.Received;
import dev.sourcebound.channel.Deliveries;
import dev.sourcebound.channel.Incoming;
import dev.sourcebound.channel.Notices;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where Slack delivers events and commands. Looks at nothing before the signature over the bytes
/// as they came; answers once the message is on disk, and not later.
@Hidden
@RestController
@ConditionalOnWebApplication
@Conditional(SlackGiven.class)
class SlackController {

    private static final Logger log = LoggerFactory.getLogger(SlackController.class);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TIME = "X-Slack-Request-Timestamp";
    private static final String SIGNED = "X-Slack-Signature";

    /// Bytes of a delivery: some times what Slack lets a message and its blocks have.
    private static final int LARGEST = 1 << 20;

    private static final String RETRY_SECONDS = "30";
    private static final Map<String, String> LOOKING =
            Map.of("response_type", "ephemeral", "text", "I am looking in the sources …");
    private static final Map<String, String> NO_ROOM =
            Map.of("response_type", "ephemeral", "text", Notices.BUSY);

    private final SlackSignature signature;
    private final SlackCommands commands;
    private final Deliveries deliveries;
    private final ChannelMetrics metrics;

    SlackController(
            SlackSignature signature,
            SlackCommands commands,
            Deliveries deliveries,
            ChannelMetrics metrics) {
        this.signature = signature;
        this.commands = commands;
        this.deliveries = deliveries;
        this.metrics = metrics;
    }

    /// The body is taken as it comes: Spring would give no bytes of a form.
    @PostMapping({"/slack/events", "/slack/commands"})
    Mono<ResponseEntity<Object>> receive(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), LARGEST)
                .map(SlackController::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> received(request.getHeaders(), body))
                .onErrorResume(
                        DataBufferLimitException.class, _ -> status(HttpStatus.CONTENT_TOO_LARGE));
    }

    private Mono<ResponseEntity<Object>> received(HttpHeaders headers, byte[] body) {
        if (!signature.isGood(headers.getFirst(TIME), headers.getFirst(SIGNED), body)) {
            metrics.received(SlackChannel.NAME, Received.FORGED);
            return status(HttpStatus.UNAUTHORIZED);
        }
        boolean form = MediaType.APPLICATION_FORM_URLENCODED.includes(headers.getContentType());
        try {
            return answer(
                    form ? commands.read(fields(body)) : SlackEvents.read(JSON.readTree(body)));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            metrics.received(SlackChannel.NAME, Received.UNREADABLE);
            return status(HttpStatus.BAD_REQUEST);
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private Mono<ResponseEntity<Object>> answer(SlackDelivery delivery) {
        return switch (delivery) {
            case SlackDelivery.Challenge(String challenge) ->
                    Mono.just(ResponseEntity.ok(Map.of("challenge", challenge)));
            case SlackDelivery.Ignored _ -> {
                metrics.received(SlackChannel.NAME, Received.IGNORED);
                yield status(HttpStatus.OK);
            }
            case SlackDelivery.Asked(Incoming incoming) ->
                    Mono.fromFuture(() -> deliveries.accept(incoming))
                            .map(SlackController::acknowledged)
                            .onErrorResume(SlackController::notKept);
            case SlackDelivery.Overheard overheard ->
                    Mono.fromFuture(() -> offer(overheard))
                            .map(accepted -> ResponseEntity.ok().build())
                            .onErrorResume(SlackController::notKept);
            case SlackDelivery.Command(Incoming incoming) ->
                    Mono.fromFuture(() -> deliveries.accept(incoming))
                            .map(SlackController::toCommand)
                            .onErrorResume(SlackController::notKept);
        };
    }

    /// In a thread where this program was asked before, whoever writes is taken to ask again.
    private CompletableFuture<Acceptance> offer(SlackDelivery.Overheard overheard) {
        Incoming incoming = overheard.incoming();
        return deliveries
                .knows(SlackChannel.NAME, incoming.conversation())
                .thenCompose(known ->
                        deliveries.accept(
                                known
                                        ? new Incoming(
                                                incoming.channel(),
                                                incoming.keys(),
                                                incoming.conversation(),
                                                overheard.ask().certainly().toJson(),
                                                true)
                                        : incoming));
    }

    private static ResponseEntity<Object> acknowledged(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Taken _, Acceptance.Elsewhere _, Acceptance.Known _ ->
                    ResponseEntity.ok().build();
            case Acceptance.Full _ -> later();
        };
    }

    /// Slack delivers no command again, so its giver is told at once where there is no room.
    private static ResponseEntity<Object> toCommand(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Taken _, Acceptance.Elsewhere _ -> ResponseEntity.ok(LOOKING);
            case Acceptance.Known _ -> ResponseEntity.ok().build();
            case Acceptance.Full _ -> ResponseEntity.ok(NO_ROOM);
        };
    }

    private static Mono<ResponseEntity<Object>> notKept(Throwable failure) {
        log.error("A delivery of Slack could not be kept; Slack is asked to repeat it", failure);
        return Mono.just(later());
    }

    private static ResponseEntity<Object> later() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    static Map<String, String> fields(byte[] form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : new String(form, StandardCharsets.UTF_8).split("&", -1)) {
            int at = field.indexOf('=');
            if (at > 0) {
                fields.put(decoded(field.substring(0, at)), decoded(field.substring(at + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private static Mono<ResponseEntity<Object>> status(HttpStatus status) {
        return Mono.just(ResponseEntity.status(status).build());
    }
}
