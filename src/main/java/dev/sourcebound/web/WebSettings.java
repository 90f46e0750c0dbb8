package dev.sourcebound.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How the HTTP edge guards what is behind it.
///
/// @param maxRequestSize the largest request body that is read, `1B` to `64MB`
/// @param readTimeout how long a client may take to send one request's head, and again its body, `>
///   0`
/// @param answerTimeout how long an answer may take, its time in the queue included, `> 0`
/// @param keepAlive how often a stream of events says that it is alive, `> 0`
/// @param workers how many questions are answered at once; `0` means one per processor
/// @param queue how many questions may wait for a worker, `>= 1`; more are refused
/// @param maxWait how long a question may have to wait for a worker, as far as can be told when it
///   comes, `> 0`; what would wait longer is refused
/// @param connections how many clients may be connected at once, `>= 1`; the next is hung up on
@ConfigurationProperties("sourcebound.web")
public record WebSettings(
        @DefaultValue("256KB") DataSize maxRequestSize,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("15s") Duration keepAlive,
        @DefaultValue("0") int workers,
        @DefaultValue("64") int queue,
        @DefaultValue("5s") Duration maxWait,
        @DefaultValue("4096") int connections) {

    private static final DataSize LARGEST_REQUEST = DataSize.ofMegabytes(64);

    public WebSettings {
        if (maxRequestSize.toBytes() < 1 || maxRequestSize.compareTo(LARGEST_REQUEST) > 0) {
            throw new IllegalArgumentException(
                    "sourcebound.web.max-request-size must be 1B to 64MB, got " + maxRequestSize);
        }
        requirePositive("read-timeout", readTimeout);
        requirePositive("answer-timeout", answerTimeout);
        requirePositive("keep-alive", keepAlive);
        requirePositive("max-wait", maxWait);
        if (workers < 0) {
            throw new IllegalArgumentException(
                    "sourcebound.web.workers must be >= 0, got " + workers);
        }
        if (queue < 1) {
            throw new IllegalArgumentException("sourcebound.web.queue must be >= 1, got " + queue);
        }
        if (connections < 1) {
            throw new IllegalArgumentException(
                    "sourcebound.web.connections must be >= 1, got " + connections);
        }
        workers = workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "sourcebound.web.%s must be > 0, got %s".formatted(name, value));
        }
    }
}
