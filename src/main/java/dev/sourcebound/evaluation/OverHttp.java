package dev.sourcebound.evaluation;

import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.evaluation.Observation.Found;
import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.Quote;
import dev.sourcebound.evaluation.data.SourceTexts;
import dev.sourcebound.evaluation.measure.ClaimOutcome;
import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Asks a server through version 1 of its HTTP API.
final class OverHttp implements Respondent {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int MOST_WAITS = 5;

    /// What a server says that has no passages for us: no such key, not allowed, no such request.
    private static final Set<Integer> NOT_FOR_US = Set.of(401, 403, 404);

    private static final Set<Integer> BUSY = Set.of(429, 503);

    private final String base;
    private final @Nullable String key;
    // A client that offers to go on in HTTP/2 sends headers that some servers stumble over.
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECTING)
                    .build();
    private final SourceTexts texts;

    /// @param url where the server is, such as `http://127.0.0.1:8080`
    /// @param key shown to it; null shows none
    /// @param texts what its quotes are checked against; null means what it gives as its sources
    OverHttp(String url, @Nullable String key, @Nullable SourceTexts texts) {
        this.key = key;
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.texts = texts == null ? new SourceTexts(sources()) : texts;
    }

    @Override
    public Observation ask(LabelledQuestion question) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("question", question.question());
        if (!question.history().isEmpty()) {
            body.put(
                    "history",
                    question.history().stream()
                            .map(turn ->
                                    Map.of(
                                            "role",
                                            turn.role().name().toLowerCase(Locale.ROOT),
                                            "content",
                                            turn.content()))
                            .toList());
        }
        return observation(send(post("/v1/answers", body)));
    }

    /// Each passage is looked up by its text, since the server's ids need not be those of the
    /// files. Null where the key may not search, or the server has no such request.
    @Override
    public @Nullable List<Found> find(String standaloneQuestion) {
        List<Found> served = find(standaloneQuestion, GroundedAnswerer.PASSAGES);
        if (served == null) {
            return null;
        }
        List<Found> deeper = find(standaloneQuestion, Observation.DEPTH);
        return deeper == null
                ? null
                : Stream.concat(served.stream(), deeper.stream())
                        .distinct()
                        .limit(Observation.DEPTH)
                        .toList();
    }

    private @Nullable List<Found> find(String standaloneQuestion, int most) {
        Map<String, Object> body = Map.of("question", standaloneQuestion, "limit", most);
        HttpRequest request = post("/v1/passages", body).build();
        HttpResponse<String> response = patiently(request);
        if (NOT_FOR_US.contains(response.statusCode())) {
            return null;
        }
        JsonNode found = body(request, response);
        if (!found.path("passages").isArray()) {
            throw notAReply("passages");
        }
        List<Found> passages = new ArrayList<>();
        for (JsonNode passage : found.path("passages")) {
            Quote quote =
                    new Quote(
                            text(passage, "source"),
                            offset(passage, "start"),
                            offset(passage, "end"),
                            text(passage, "text"));
            texts.place(quote)
                    .map(p -> new Found(p.sourceId(), p.span().start(), p.span().end()))
                    .ifPresent(passages::add);
        }
        return passages;
    }

    @Override
    public ClaimOutcome check(String claim, boolean supported) {
        JsonNode checked = send(post("/v1/checks", Map.of("text", claim)));
        double least = 1;
        for (JsonNode sentence : checked.path("sentences")) {
            least = Math.min(least, sentence.path("support").asDouble(1));
        }
        JsonNode taken = checked.path("supported");
        if (!taken.isBoolean()) {
            throw notAReply("supported");
        }
        return new ClaimOutcome(supported, taken.booleanValue(), least);
    }

    @Override
    public String label() {
        return Made.withoutSecrets(base);
    }

    @Override
    public SourceTexts texts() {
        return texts;
    }

    @Override
    public void close() {
        client.close();
    }

    private static Observation observation(JsonNode reply) {
        boolean answered =
                switch (text(reply, "outcome")) {
                    case "answered" -> true;
                    case "refused" -> false;
                    default -> throw notAReply("outcome");
                };
        List<Quote> quotes = new ArrayList<>();
        for (JsonNode citation : reply.path("citations")) {
            quotes.add(
                    new Quote(
                            text(citation, "source"),
                            offset(citation, "start"),
                            offset(citation, "end"),
                            text(citation, "quote")));
        }
        return new Observation(
                answered,
                text(reply, "text"),
                quotes,
                answered ? null : text(reply.path("refusal"), "reason"),
                text(reply, "standalone_question"),
                Json.canonical(((ObjectNode) reply).without("id")),
                highlighted(reply.path("citations").path(0)),
                null,
                null,
                reply.path("provenance").path("fingerprint").asString(null));
    }

    private static @Nullable String highlighted(JsonNode citation) {
        JsonNode highlight = citation.path("highlight");
        if (!highlight.isObject()) {
            return null;
        }
        String quote = text(citation, "quote");
        int from = offset(highlight, "start") - offset(citation, "start");
        int to = offset(highlight, "end") - offset(citation, "start");
        if (from < 0 || to > quote.length() || from > to) {
            throw notAReply("highlight");
        }
        return quote.substring(from, to);
    }

    private HttpRequest.Builder post(String path, Map<String, Object> body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.canonical(body)));
    }

    private Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        JsonNode listed = send(request("/v1/sources").GET());
        while (addTo(sources, listed) && listed.has("next")) {
            String after = URLEncoder.encode(text(listed, "next"), StandardCharsets.UTF_8);
            listed = send(request("/v1/sources?after=" + after).GET());
        }
        return sources;
    }

    /// @return whether the list has a source that was not known, without which it would never end
    private boolean addTo(Map<String, String> sources, JsonNode listed) {
        boolean isNew = false;
        for (JsonNode source : listed.path("sources")) {
            String id = text(source, "id");
            String path = URLEncoder.encode(id, StandardCharsets.UTF_8);
            String text = text(send(request("/v1/sources/" + path).GET()), "text");
            isNew |= sources.put(id, text) == null;
        }
        return isNew;
    }

    private HttpRequest.Builder request(String path) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + path))
                            .timeout(ANSWERING)
                            .header("Accept", "application/json");
            return key == null ? request : request.header("Authorization", "Bearer " + key);
        } catch (IllegalArgumentException e) {
            throw CommandInvalid.because(
                    "--url must be an address such as http://127.0.0.1:8080, got '%s'"
                            .formatted(base));
        }
    }

    private JsonNode send(HttpRequest.Builder building) {
        HttpRequest request = building.build();
        return body(request, exchange(request));
    }

    private static JsonNode body(HttpRequest request, HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw CommandInvalid.because(
                    "%s %s came back with status %d%s"
                            .formatted(
                                    request.method(),
                                    request.uri(),
                                    response.statusCode(),
                                    problem(response)));
        }
        JsonNode body = tree(response.body());
        if (body == null || !body.isContainer()) {
            throw CommandInvalid.because("what %s sends is not JSON".formatted(request.uri()));
        }
        return body;
    }

    /// Comes back as often as is bearable where the server says when.
    private HttpResponse<String> patiently(HttpRequest request) {
        HttpResponse<String> response = exchange(request);
        for (int i = 0; i < MOST_WAITS && BUSY.contains(response.statusCode()); i++) {
            OptionalLong seconds = secondsToWait(response);
            if (seconds.isEmpty() || seconds.getAsLong() > LONGEST_WAIT.toSeconds()) {
                return response;
            }
            try {
                TimeUnit.SECONDS.sleep(seconds.getAsLong());
            } catch (InterruptedException e) {
                throw interrupted(request);
            }
            response = exchange(request);
        }
        return response;
    }

    /// Empty where the server does not say, or says a date.
    private static OptionalLong secondsToWait(HttpResponse<String> response) {
        try {
            return response.headers().firstValueAsLong("Retry-After");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw CommandInvalid.because(
                    "%s does not answer (%s); is the server running there?"
                            .formatted(request.uri(), e));
        } catch (InterruptedException e) {
            throw interrupted(request);
        }
    }

    private static AppException interrupted(HttpRequest request) {
        Thread.currentThread().interrupt();
        return CommandInvalid.because("interrupted while waiting for %s".formatted(request.uri()));
    }

    /// The stable code of a problem body, in brackets; nothing where there is none.
    private static String problem(HttpResponse<String> response) {
        JsonNode body = tree(response.body());
        return body != null && body.path("code").isString()
                ? " (" + body.path("code").stringValue() + ")"
                : "";
    }

    private static @Nullable JsonNode tree(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isString()) {
            throw notAReply(field);
        }
        return value.stringValue();
    }

    private static int offset(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isInt()) {
            throw notAReply(field);
        }
        return value.intValue();
    }

    private static AppException notAReply(String field) {
        return CommandInvalid.because(
                ("what the server sends is not of version 1 of the API: field %s is missing or of"
                                + " another type")
                        .formatted(field));
    }
}
