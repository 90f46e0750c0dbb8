package dev.sourcebound.browser;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request to the stub, answered in one go or in pieces.
public final class StubExchange implements AutoCloseable {

    private final HttpExchange http;

    StubExchange(HttpExchange http) {
        this.http = http;
    }

    public boolean wantsEvents() {
        return "text/event-stream".equals(http.getRequestHeaders().getFirst("Accept"));
    }

    /// What was sent as `Authorization`; null where nothing was.
    public @Nullable String authorization() {
        return http.getRequestHeaders().getFirst("Authorization");
    }

    public void json(int status, Object body) throws IOException {
        whole(status, "application/json", StubServer.JSON.writeValueAsBytes(body));
    }

    public void problem(int status, String code, String detail) throws IOException {
        Map<String, Object> body =
                Map.of("title", "As HTTP has it", "code", code, "detail", detail, "status", status);
        whole(status, "application/problem+json", StubServer.JSON.writeValueAsBytes(body));
    }

    public void header(String name, String value) {
        http.getResponseHeaders().set(name, value);
    }

    public void whole(int status, String type, byte[] body) throws IOException {
        header("Content-Type", type);
        http.sendResponseHeaders(status, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    /// Begins a stream of events.
    public void begin() throws IOException {
        header("Content-Type", "text/event-stream");
        http.sendResponseHeaders(200, 0);
        http.getResponseBody().flush();
    }

    public void event(String name, Object data) throws IOException {
        raw("event:%s\ndata:%s\n\n".formatted(name, StubServer.JSON.writeValueAsString(data)));
    }

    public void raw(String text) throws IOException {
        http.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        http.getResponseBody().flush();
    }

    /// Ends a stream as it should end.
    public void end() throws IOException {
        http.getResponseBody().close();
    }

    /// Closes the connection, in the middle of a stream if it has begun.
    @Override
    public void close() {
        http.close();
    }
}
