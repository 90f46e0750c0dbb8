package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.Exchange;
import dev.sourcebound.channel.VendorClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Telegram's Bot API. A call blocks until it is answered, its time is up, or its thread is
/// interrupted. Each address holds the token, so none is ever shown. Thread-safe.
final class TelegramApi {

    static final Duration LIMIT = Duration.ofSeconds(20);

    /// Less than the server gives what is under way when it stops.
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    /// Longer waits are not believed: a bot is told to wait minutes at the very most.
    private static final long LONGEST_WAIT_SECONDS = 3_600;

    private final String base;
    private final VendorClient client;
    private final UpdateReader reader;

    TelegramApi(TelegramSettings settings, VendorClient client, UpdateReader reader) {
        String url = settings.apiUrl().toString().replaceAll("/+$", "");
        this.base = "%s/bot%s/".formatted(url, settings.token());
        this.client = client;
        this.reader = reader;
    }

    /// @param limit for the call as a whole
    /// @throws InterruptedException where nobody waits for it any more; it may have been done
    ApiReply call(String method, Map<String, ?> parameters, Duration limit)
            throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + method))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(reader.write(parameters)))
                        .build();
        return switch (client.send(request, limit)) {
            case Exchange.Answered answered -> read(answered);
            case Exchange.Limited limited -> limited(limited);
            case Exchange.Unsent unsent ->
                    new ApiReply.Later(Duration.ZERO, false, unsent.reason());
            case Exchange.Unclear unclear ->
                    new ApiReply.Later(Duration.ZERO, true, unclear.reason());
        };
    }

    /// A call that is better waited for than done twice: whoever interrupts it waits a while for
    /// its end, and is still interrupted then.
    ///
    /// @throws InterruptedException where that while was too short; it may have been done
    ApiReply callToItsEnd(String method, Map<String, ?> parameters) throws InterruptedException {
        FutureTask<ApiReply> call = new FutureTask<>(() -> call(method, parameters, LIMIT));
        Thread.ofVirtual().name("telegram-call").start(call);
        try {
            return end(call, LIMIT.plus(LONGEST_END));
        } catch (InterruptedException stopping) {
            ApiReply reply = end(call, LONGEST_END);
            Thread.currentThread().interrupt();
            return reply;
        }
    }

    private static ApiReply end(FutureTask<ApiReply> call, Duration limit)
            throws InterruptedException {
        try {
            return call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            call.cancel(true);
            throw new InterruptedException("a call did not end in time");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private ApiReply read(Exchange.Answered answered) {
        JsonNode body = tree(answered.body());
        if (body.path("ok").asBoolean(false)) {
            return new ApiReply.Done(body.path("result"));
        }
        if (answered.status() / 100 == 4 || body.has("ok")) {
            return new ApiReply.Refused(
                    body.path("error_code").asInt(answered.status()),
                    body.path("description").asString(""),
                    migratedTo(body));
        }
        return new ApiReply.Later(Duration.ZERO, true, "not_telegram");
    }

    private ApiReply limited(Exchange.Limited limited) {
        long seconds =
                tree(limited.body())
                        .path("parameters")
                        .path("retry_after")
                        .asLong(limited.after().toSeconds());
        return new ApiReply.Later(
                Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_WAIT_SECONDS)),
                false,
                "rate_limited");
    }

    private static @Nullable Long migratedTo(JsonNode body) {
        JsonNode place = body.path("parameters").path("migrate_to_chat_id");
        return place.isIntegralNumber() ? place.asLong() : null;
    }

    /// What is not JSON says nothing.
    private JsonNode tree(String body) {
        try {
            return reader.tree(body);
        } catch (JacksonException notJson) {
            return reader.tree("{}");
        }
    }
}
