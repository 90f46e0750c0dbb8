package dev.sourcebound.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/// LangChain4j's way to a model, over the JDK's HTTP client. A stream is read on the thread that
/// asks for it, so that whoever interrupts that thread closes the connection, before the first byte
/// and between any two; LangChain4j's own client reads on the common pool, one stream for each
/// processor, and can be stopped only at the next event. It also keeps `Retry-After`, forgets the
/// bodies of errors, follows no redirect, and stops at a size. Thread-safe.
final class ModelHttpClient implements HttpClient, AutoCloseable {

    /// Of one answer with all that is around it: some hundred times what an answer has.
    private static final long LONGEST = 4L << 20;

    private static final int LONGEST_ERROR = 16 << 10;

    private final java.net.http.HttpClient client;

    ModelHttpClient(Duration connectTimeout) {
        this.client =
                java.net.http.HttpClient.newBuilder()
                        // Over plain HTTP it would ask each server for version 2 first.
                        .version(Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try (InputStream body = new Limited(send(request).body())) {
            return SuccessfulHttpResponse.builder()
                    .statusCode(200)
                    .body(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("the model's answer cannot be read", e);
        }
    }

    @Override
    public void execute(
            HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            HttpResponse<InputStream> response = send(request);
            try (InputStream body = new Limited(response.body())) {
                listener.onOpen(
                        SuccessfulHttpResponse.builder()
                                .statusCode(response.statusCode())
                                .headers(response.headers().map())
                                .build());
                parser.parse(body, listener);
                listener.onClose();
            }
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        java.net.http.HttpRequest.Builder asked =
                java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                        .method(request.method().name(), BodyPublishers.ofString(request.body()));
        request.headers()
                .forEach((name, values) -> values.forEach(value -> asked.header(name, value)));
        try {
            HttpResponse<InputStream> response =
                    client.send(asked.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 != 2) {
                throw failure(response);
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("nobody waits for the model any more", e);
        }
    }

    private static ModelHttpException failure(HttpResponse<InputStream> response)
            throws IOException {
        try (InputStream body = response.body()) {
            String said = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
            boolean filtered = response.statusCode() == 400 && said.contains("content_filter");
            return new ModelHttpException(response.statusCode(), retryAfter(response), filtered);
        }
    }

    /// Seconds; a date is seldom sent and would need a clock that agrees with the sender's.
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("retry-after")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    /// Ends with a failure where more is sent than is read.
    private static final class Limited extends FilterInputStream {

        private long left = LONGEST;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new EndlessAnswerException(LONGEST);
            }
        }
    }
}
