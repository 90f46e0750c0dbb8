package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.QuestionSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A server that is asked labelled questions, each in its turn, only to see how it bears it.
final class AskedServer implements AutoCloseable {

    static final Option URL =
            new Option(
                    "url",
                    "URL",
                    "the server, with the key in SOURCEBOUND_KEY; http://127.0.0.1:8080 by default");
    static final Option QUESTIONS =
            new Option("questions", "FILE", "what to ask; answers are not looked at");
    static final Option PID =
            new Option("pid", "NUMBER", "the server's process, to tell what it holds");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SCRAPE_PATIENCE = Duration.ofSeconds(5);
    private static final String ANSWERS = "/v1/answers";
    private static final int NO_REPLY = 0;
    private static final int SHED = 503;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final String base;
    private final @Nullable String key;
    private final List<String> questions;
    private final AtomicInteger next = new AtomicInteger();

    /// @param url such as `http://127.0.0.1:8080`
    /// @param key shown to it; null shows none
    AskedServer(String url, @Nullable String key, QuestionSet questions) {
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.key = key;
        this.questions = questions.questions().stream().map(LabelledQuestion::question).toList();
        post(ANSWERS, "application/json", "");
    }

    /// The one that the options name.
    static AskedServer of(Options options) {
        return new AskedServer(
                options.text(URL).orElse("http://127.0.0.1:8080"),
                System.getenv("SOURCEBOUND_KEY"),
                QuestionSet.read(options.requiredPath(QUESTIONS)));
    }

    /// The next question, all in turn.
    String question() {
        return questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
    }

    /// The status of the reply; 0 where it is 503 without a word on when to come back.
    CompletableFuture<Integer> ask(String question) {
        return send(post(ANSWERS, "application/json", body(question)));
    }

    /// The status of the reply, or -1 where the client leaves, for there was none in time.
    CompletableFuture<Integer> askAndLeave(String question, Duration patience) {
        CompletableFuture<Integer> asked = ask(question);
        return asked.copy()
                .completeOnTimeout(-1, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(status -> {
                    asked.cancel(true);
                    return status;
                });
    }

    /// The status of what is found for a question.
    CompletableFuture<Integer> find(String question) {
        return send(post("/v1/passages", "application/json", body(question)));
    }

    /// The status of a body that may be none.
    CompletableFuture<Integer> sendBody(String body) {
        return send(post(ANSWERS, "application/json", body));
    }

    /// Takes events, to their end or only the first few bytes of them.
    ///
    /// @return the status
    int events(String question, boolean whole) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(
                        post(ANSWERS, "text/event-stream", body(question)),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream events = response.body()) {
            if (whole) {
                events.readAllBytes();
            } else {
                events.readNBytes(8);
            }
        }
        return response.statusCode();
    }

    /// Its figures in Prometheus' text form; empty where it does not give them.
    String scrape() {
        try {
            HttpResponse<String> response =
                    client.send(
                            request("/actuator/prometheus").timeout(SCRAPE_PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == LoadStep.ANSWERED ? response.body() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static String body(String question) {
        return Json.canonical(Map.of("question", question));
    }

    private CompletableFuture<Integer> send(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(response -> {
                    boolean silent =
                            response.statusCode() == SHED
                                    && response.headers().firstValue("Retry-After").isEmpty();
                    return silent ? NO_REPLY : response.statusCode();
                });
    }

    private HttpRequest post(String path, String accept, String body) {
        try {
            return request(path)
                    .timeout(PATIENCE)
                    .header("Accept", accept)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
        } catch (IllegalArgumentException e) {
            throw CommandInvalid.because(
                    "--url must be an address such as http://127.0.0.1:8080, got '%s'"
                            .formatted(base));
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }
}
