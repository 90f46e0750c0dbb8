package dev.sourcebound.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.attack.Attack.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Attacks in questions and in sources, over HTTP, with everything real and no language model: what
/// is shown is quoted word for word, and nothing in it is obeyed.
@AutoConfigureWebTestClient(timeout = "60s")
@SpringBootTest(
        classes = SourceboundApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "sourcebound.answer.max-false-answer-rate=1")
class InjectionTest {

    private static final JsonMapper JSON = new JsonMapper();

    /// Begins every text of a refusal.
    private static final String REFUSAL =
            "(?:I (?:found nothing|could not make out|cannot read|am a program)|Auf Deutsch konnte ich diese Frage nicht beantworten)(?s:.*)";

    @TempDir private static Path corpus;

    @Autowired private WebTestClient client;

    /// Never to refuse brings every source to bear that can be.
    @DynamicPropertySource
    static void corpus(DynamicPropertyRegistry registry) {
        Attacks.writeCorpus(corpus);
        registry.add("sourcebound.corpus.folder", corpus::toString);
    }

    static List<Attack> questionsAndSources() {
        return Attacks.all().stream().filter(a -> a.where() != Where.MODEL_OUTPUT).toList();
    }

    /// Those that aim at what shows the reply.
    static List<Attack> onOutput() {
        return questionsAndSources().stream().filter(a -> a.owasp().equals("LLM05")).toList();
    }

    static List<Attack> sources() {
        return Attacks.of(Where.SOURCE);
    }

    /// Over an event stream, whose last event is the whole reply.
    @ParameterizedTest
    @MethodSource("questionsAndSources")
    void nothingIsSaidButQuotationsAndFixedWords(Attack attack) {
        EntityExchangeResult<byte[]> result = ask(attack, MediaType.TEXT_EVENT_STREAM);
        if (result.getStatus().is4xxClientError()) {
            assertThat(attack.where()).isEqualTo(Where.QUESTION);
            assertThat(attack.successes(text(result))).isEmpty();
            return;
        }
        assertThat(result.getStatus()).isEqualTo(HttpStatusCode.valueOf(200));
        JsonNode reply = lastOfEvents(text(result));
        assertThat(shown(reply)).allSatisfy(text -> assertThat(attack.successes(text)).isEmpty());
        if (reply.at("/outcome").stringValue().equals("refused")) {
            assertThat(reply.at("/claims")).isEmpty();
            assertThat(reply.at("/citations")).isEmpty();
            assertThat(reply.at("/text").stringValue()).matches(REFUSAL);
        } else {
            reply.at("/citations").forEach(InjectionTest::isVerbatim);
            reply.at("/claims").forEach(claim -> isQuotation(claim, reply.at("/citations")));
            assertThat(reply.at("/text").stringValue())
                    .isEqualTo(String.join("\n\n", texts(reply.at("/claims"), "text")));
        }
    }

    @ParameterizedTest
    @MethodSource("onOutput")
    void nothingBreaksOutOfTheReply(Attack attack) {
        EntityExchangeResult<byte[]> result = ask(attack, MediaType.APPLICATION_JSON);
        assertThat(result.getResponseHeaders().getContentType())
                .isEqualTo(MediaType.APPLICATION_JSON);
        String body = text(result);
        assertThat(body.chars().filter(c -> c < ' ')).as("raw control characters").isEmpty();
        assertThat(JSON.readTree(body).propertyNames())
                .containsExactly(
                        "id",
                        "outcome",
                        "text",
                        "claims",
                        "citations",
                        "notes",
                        "refusal",
                        "standalone_question",
                        "provenance");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void noPageHoldsAWordOfASource(Attack attack) throws IOException {
        client.get()
                .uri("/sources/{id}", attack.id())
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy ->
                                assertThat(policy)
                                        .startsWith("default-src 'none'; script-src 'self';")
                                        .doesNotContain("unsafe", "*"))
                .expectBody(String.class)
                .isEqualTo(
                        new ClassPathResource("static/source.html")
                                .getContentAsString(StandardCharsets.UTF_8));
        EntityExchangeResult<byte[]> source =
                client.get()
                        .uri("/v1/sources/{id}", attack.id())
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_JSON)
                        .expectHeader()
                        .valueEquals("X-Content-Type-Options", "nosniff")
                        .expectBody()
                        .returnResult();
        assertThat(JSON.readTree(text(source)).at("/text").stringValue()).isEqualTo(attack.text());
    }

    /// Otherwise the other tests would show little.
    @Test
    void nearlyEverySourceIsQuotedWhenItIsAskedFor() {
        List<Attack> quoted =
                sources().stream()
                        .filter(attack ->
                                JSON.readTree(text(ask(attack, MediaType.APPLICATION_JSON)))
                                        .at("/citations")
                                        .valueStream()
                                        .anyMatch(c ->
                                                c.at("/source").stringValue().equals(attack.id())))
                        .toList();
        assertThat(quoted).hasSizeGreaterThanOrEqualTo(sources().size() * 9 / 10);
    }

    private EntityExchangeResult<byte[]> ask(Attack attack, MediaType accepted) {
        return client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(accepted)
                .bodyValue(Map.of("question", attack.asked(), "history", attack.history()))
                .exchange()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectBody()
                .returnResult();
    }

    /// The data of the last event, where all are events that this server sends.
    private static JsonNode lastOfEvents(String stream) {
        List<String> names = new ArrayList<>();
        List<JsonNode> data = new ArrayList<>();
        for (String line : stream.split("\r\n|\r|\n", -1)) {
            if (line.startsWith("event:")) {
                names.add(line.substring("event:".length()).strip());
            } else if (line.startsWith("data:")) {
                data.add(JSON.readTree(line.substring("data:".length())));
            } else {
                assertThat(line).isEmpty();
            }
        }
        assertThat(names)
                .endsWith("done")
                .containsOnlyOnce("done")
                .isSubsetOf("searching", "claim", "refusal", "done");
        assertThat(data).hasSameSizeAs(names);
        return data.getLast();
    }

    private static String text(EntityExchangeResult<byte[]> result) {
        return new String(Objects.requireNonNull(result.getResponseBody()), StandardCharsets.UTF_8);
    }

    /// Every text that a client would show.
    private static List<String> shown(JsonNode reply) {
        return Stream.of(
                        Stream.of(reply.at("/text").stringValue()),
                        texts(reply.at("/claims"), "text").stream(),
                        texts(reply.at("/notes"), "text").stream(),
                        texts(reply.at("/citations"), "title").stream(),
                        texts(reply.at("/citations"), "quote").stream())
                .flatMap(texts -> texts)
                .toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(node -> node.get(field).stringValue()).toList();
    }

    /// It stands in its source as the file has it, and links to nowhere else.
    private static void isVerbatim(JsonNode citation) {
        String id = citation.at("/source").stringValue();
        int start = citation.at("/start").intValue();
        int end = citation.at("/end").intValue();
        assertThat(citation.at("/quote").stringValue()).isEqualTo(source(id).substring(start, end));
        assertThat(citation.at("/link").stringValue())
                .isEqualTo(
                        "/sources/%s?revision=%s#%d-%d"
                                .formatted(id, citation.at("/revision").stringValue(), start, end));
        assertThat(citation.at("/uri").isNull()).isTrue();
    }

    /// It says what it cites and nothing else.
    private static void isQuotation(JsonNode claim, JsonNode citations) {
        List<String> quotes =
                claim.at("/citations")
                        .valueStream()
                        .map(index -> citations.get(index.intValue()).at("/quote").stringValue())
                        .map(quote -> quote.strip().replaceAll("\\s+", " "))
                        .toList();
        assertThat(claim.at("/text").stringValue()).isEqualTo(String.join(" ", quotes));
    }

    private static String source(String id) {
        try {
            Path markdown = corpus.resolve(id + ".md");
            return Files.readString(
                    Files.exists(markdown) ? markdown : corpus.resolve(id + ".txt"));
        } catch (IOException e) {
            throw new AssertionError("a citation names a source that is not there: " + id, e);
        }
    }
}
