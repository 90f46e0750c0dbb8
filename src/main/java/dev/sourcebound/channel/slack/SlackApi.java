package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Exchange;
import dev.sourcebound.channel.VendorClient;
import dev.sourcebound.channel.VendorClient.Patience;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Calls of Slack's Web API. Blocking; thread-safe.
final class SlackApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JSON_TYPE = "application/json; charset=utf-8";

    /// For what is only read: somebody waits for it.
    private static final Patience READING =
            new Patience(3, Duration.ofMillis(500), Duration.ofSeconds(30));

    private final VendorClient client;
    private final SlackSettings settings;

    SlackApi(VendorClient client, SlackSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /// Carries a method out, by one attempt.
    Exchange call(String method, Map<String, Object> arguments) throws InterruptedException {
        return client.send(
                authorized(method)
                        .header("Content-Type", JSON_TYPE)
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(arguments)))
                        .build(),
                settings.requestTimeout());
    }

    /// Asks a method that changes nothing, by several attempts where it takes them.
    Exchange read(String method, Map<String, String> arguments) throws InterruptedException {
        String query =
                arguments.entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        return client.sendRepeatedly(
                authorized(method + "?" + query).GET().build(), settings.requestTimeout(), READING);
    }

    /// Answers a command, by one attempt.
    Exchange respond(String responseUrl, Map<String, Object> body) throws InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(responseUrl))
                        .header("Content-Type", JSON_TYPE)
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                settings.requestTimeout());
    }

    private HttpRequest.Builder authorized(String method) {
        return HttpRequest.newBuilder(settings.apiUrl().resolve(method))
                .header("Authorization", "Bearer " + settings.botToken());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
