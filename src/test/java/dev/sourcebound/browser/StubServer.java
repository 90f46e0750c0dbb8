package dev.sourcebound.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Serves the pages as they are, under the strict policy they must work with, and an API whose
/// every fault a test can choose.
public final class StubServer implements AutoCloseable {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src"
                    + " 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml");

    public static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Map<String, Object>> sources = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> revisions = new ConcurrentHashMap<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile Answering answering = StubExchange::close;

    /// How questions are answered, on a thread of its own.
    public interface Answering {
        void answer(StubExchange exchange) throws IOException, InterruptedException;
    }

    public StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::serve);
        server.start();
    }

    /// Streams no claim before the whole reply.
    public static Answering streamed(Map<String, Object> reply) {
        return exchange -> {
            exchange.begin();
            exchange.event("done", reply);
            exchange.end();
        };
    }

    public String url(String path) {
        return "http://localhost:%d%s".formatted(server.getAddress().getPort(), path);
    }

    public void answers(Answering how) {
        answering = how;
    }

    /// A page of a website, or what belongs to one, under the same policy as the pages that are
    /// there.
    public void addPage(String path, String text) {
        pages.put(path, text);
    }

    public void addSource(Map<String, Object> source) {
        sources.put((String) source.get("id"), source);
    }

    /// A source as it was; what is there of that id is its newest revision.
    public void addRevision(Map<String, Object> source) {
        revisions.put(source.get("id") + "?revision=" + source.get("revision"), source);
    }

    /// The bodies of the questions asked so far.
    public List<JsonNode> questions() {
        return List.copyOf(questions);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void serve(HttpExchange http) throws IOException {
        String path = http.getRequestURI().getPath();
        StubExchange exchange = new StubExchange(http);
        if (path.equals("/widget/answers")) {
            answer(exchange, http);
        } else if (path.equals("/widget/session")) {
            session(exchange);
        } else if (pages.containsKey(path)) {
            exchange.header("Content-Security-Policy", POLICY);
            exchange.whole(
                    200,
                    TYPES.getOrDefault(endingOf(path), TYPES.get("html")),
                    pages.get(path).getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("/v1/sources/")) {
            source(
                    exchange,
                    path.substring("/v1/sources/".length()),
                    http.getRequestURI().getQuery());
        } else if (path.startsWith("/sources/")) {
            file(http, "source.html");
        } else {
            file(http, path.equals("/") ? "index.html" : path.substring(1));
        }
    }

    private void session(StubExchange exchange) throws IOException {
        exchange.json(
                200,
                Map.of(
                        "token",
                        "token-" + sessions.incrementAndGet(),
                        "expires_in",
                        600,
                        "sources",
                        List.copyOf(sources.values()),
                        "source_count",
                        sources.size()));
    }

    private void answer(StubExchange exchange, HttpExchange http) throws IOException {
        questions.add(JSON.readTree(http.getRequestBody().readAllBytes()));
        try {
            answering.answer(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void source(StubExchange exchange, String name, @Nullable String revision)
            throws IOException {
        Map<String, Object> source = sources.get(URLDecoder.decode(name, StandardCharsets.UTF_8));
        if (revision != null && !revision.equals("revision=sha256:00")) {
            source = revisions.get(name + "?" + revision);
            if (source == null) {
                exchange.problem(410, "revision_gone", "That revision is not kept.");
                return;
            }
        }
        if (source == null) {
            exchange.problem(404, "not_found", "There is no source of this name.");
        } else {
            exchange.json(200, source);
        }
    }

    private static void file(HttpExchange http, String name) throws IOException {
        try (InputStream file = StubServer.class.getResourceAsStream("/static/" + name)) {
            http.getResponseHeaders().set("Content-Security-Policy", POLICY);
            if (file == null) {
                http.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = file.readAllBytes();
            http.getResponseHeaders().set("Content-Type", TYPES.get(endingOf(name)));
            http.sendResponseHeaders(200, bytes.length);
            http.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot serve " + name, e);
        } finally {
            http.close();
        }
    }

    private static String endingOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
