package dev.sourcebound.llm;

import static dev.sourcebound.llm.ModelAnswers.claim;
import static dev.sourcebound.llm.ModelAnswers.json;
import static dev.sourcebound.llm.ModelAnswers.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sourcebound.corpus.Sentences;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// An endpoint that takes a second before it begins, and then writes word by word three sentences
/// of the best excerpt: one as it stands, two in words that have to be judged. Counts the calls
/// that are under way.
final class DistantModel implements AutoCloseable {

    private static final Duration TO_BEGIN = Duration.ofSeconds(1);
    private static final Duration FOR_A_WORD = Duration.ofMillis(10);
    private static final int MOST_CONNECTING = 1_000;

    /// The first excerpt as the model reads it, without its headings.
    private static final Pattern BEST =
            Pattern.compile("(?m)^\\[1] (?:\\(under: [^)]*+\\) )?(.*+)$");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    DistantModel() throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        MOST_CONNECTING);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
    }

    /// Since it was made.
    int calls() {
        return calls.get();
    }

    /// The most calls that were under way at a time.
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            String answer = answer(exchange.getRequestBody().readAllBytes());
            Thread.sleep(TO_BEGIN);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            for (String event : whole(answer.split("(?<= )", -1)).split("(?<=\n\n)", -1)) {
                body.write(event.getBytes(StandardCharsets.UTF_8));
                body.flush();
                Thread.sleep(FOR_A_WORD);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private static String answer(byte[] request) {
        String prompt = JsonMapper.shared().readTree(request).at("/messages/1/content").asString();
        Matcher best = BEST.matcher(prompt);
        if (!best.find()) {
            throw new IllegalArgumentException("no excerpt to write of: " + prompt);
        }
        List<String> said = Sentences.textsOf(best.group(1));
        return json(
                claim("According to the source, " + said.getFirst(), 1),
                claim(said.get(1 % said.size()), 1),
                claim("As the source puts it, " + said.get(2 % said.size()), 1));
    }
}
