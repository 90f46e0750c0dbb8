package dev.sourcebound.watch;

import dev.sourcebound.SourceboundApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole program on a port of its own, started as `main` does: a test's own start would leave
/// metrics and traces out. Waits until it can answer.
public final class Server implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param beside further beans
    public static Server start(List<Class<?>> beside, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.add("--server.port=0");
        SpringApplicationBuilder builder =
                new SpringApplicationBuilder(SourceboundApplication.class);
        beside.forEach(builder::sources);
        return new Server(builder.run(arguments.toArray(String[]::new)));
    }

    public String url() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
    }

    /// What it is made of.
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// The reply to a question, once the index is there.
    public JsonNode ask(String question) throws IOException, InterruptedException {
        while (true) {
            HttpResponse<String> response =
                    post("/v1/answers", JSON.writeValueAsString(Map.of("question", question)));
            if (response.statusCode() != 503) {
                return JSON.readTree(response.body());
            }
            Thread.onSpinWait();
        }
    }

    /// @param headers further names and values, in turn
    public HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public String get(String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(url() + path)).build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
