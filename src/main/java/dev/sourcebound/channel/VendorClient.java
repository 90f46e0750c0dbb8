package dev.sourcebound.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The way to the services' servers, over the JDK's HTTP client as the way to language models is.
/// It tells what certainly did nothing from what may have: a post is repeated blindly only after
/// the first. Follows no redirect, reads no more than fits any answer, and ends in time whatever
/// the other side does. Thread-safe.
public final class VendorClient implements AutoCloseable {

    /// A thousand messages with their blocks are some two megabytes.
    private static final long LARGEST = 8L << 20;

    private static final Duration LONGEST_LIMIT = Duration.ofHours(1);

    private final HttpClient client;

    public VendorClient(Duration connectTimeout) {
        this.client =
                HttpClient.newBuilder()
                        .version(Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /// One attempt.
    ///
    /// @param timeout from its beginning to the last byte of its answer
    /// @throws InterruptedException where nobody waits any more; then the connection is closed
    public Exchange send(HttpRequest request, Duration timeout) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return of(sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Exchange.Unclear("timeout");
        } catch (ExecutionException e) {
            return of(e.getCause());
        } finally {
            sent.cancel(true);
        }
    }

    /// As many attempts as patience allows, of what may be carried out twice.
    public Exchange sendRepeatedly(HttpRequest request, Duration timeout, Patience patience)
            throws InterruptedException {
        long started = System.nanoTime();
        Pauses pauses = new Pauses(patience.first(), patience.most());
        for (int attempt = 1; ; attempt++) {
            Exchange exchange = send(request, timeout);
            Duration asked =
                    switch (exchange) {
                        case Exchange.Answered _ -> Duration.ZERO;
                        case Exchange.Limited limited -> limited.after();
                        case Exchange.Unsent _, Exchange.Unclear _ -> Duration.ZERO;
                    };
            Duration taken = Duration.ofNanos(System.nanoTime() - started);
            if (exchange instanceof Exchange.Answered
                    || attempt >= patience.attempts()
                    || taken.plus(pauses.next(asked)).compareTo(patience.most()) > 0) {
                return exchange;
            }
            pauses.pause(asked);
        }
    }

    /// How often and how long something is tried.
    ///
    /// @param attempts `>= 1`
    /// @param first pause; doubled after each attempt, lengthened where the service asks for it
    /// @param most that all attempts and pauses may take
    public record Patience(int attempts, Duration first, Duration most) {}

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Exchange of(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (status == 429) {
            return new Exchange.Limited(retryAfter(response), body);
        }
        return status >= 500
                ? new Exchange.Unclear("http_" + status)
                : new Exchange.Answered(status, body);
    }

    private static Exchange of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnresolvedAddressException) {
                return new Exchange.Unsent("connect_failed");
            }
        }
        return new Exchange.Unclear(failure instanceof IOException ? "connection_broke" : "failed");
    }

    /// Seconds; a date is seldom sent and would need a clock that agrees with the sender's.
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("retry-after")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(asked -> asked.compareTo(LONGEST_LIMIT) > 0 ? LONGEST_LIMIT : asked)
                .orElse(Duration.ZERO);
    }
}
