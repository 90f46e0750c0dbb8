package dev.sourcebound.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.sourcebound.llm.ModelAnswers.claim;
import static dev.sourcebound.llm.ModelAnswers.json;
import static dev.sourcebound.llm.ModelAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.access.NewKey;
import dev.sourcebound.access.Verb;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a key's tokens of a day are over HTTP: once they are used up, whoever shows it gets the
/// excerpts, and nobody else does.
@SpringBootTest(
        classes = SourceboundApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sourcebound.answer.cache-size=0",
            "sourcebound.answer.max-false-answer-rate=1",
            "sourcebound.llm.model=m",
            "sourcebound.llm.format=json",
            "sourcebound.llm.max-output-tokens=64"
        })
class TokenBudgetServerTest {

    private static final String TRUE = "In 1810 the mill was built.";
    private static final NewKey SMALL = NewKey.of("small", Set.of(Verb.ASK), null);
    private static final NewKey PLAIN = NewKey.of("plain", Set.of(Verb.ASK), null);

    @RegisterExtension
    private static final WireMockExtension MODEL =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @TempDir private static Path folder;

    @LocalServerPort private int port;
    private final HttpClient client = HttpClient.newHttpClient();

    /// An answer sets aside some 500 tokens to read and 64 to write, and takes 150.
    @DynamicPropertySource
    static void keysAndModel(DynamicPropertyRegistry properties) throws Exception {
        Path keys = folder.resolve("keys.jsonl");
        String small = SMALL.line().replaceFirst("}$", ",\"tokens_per_day\":800}");
        Files.writeString(keys, small + "\n" + PLAIN.line() + "\n");
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        Files.writeString(corpus.resolve("mill.txt"), Mill.SOURCE.text());
        properties.add("sourcebound.corpus.folder", corpus::toString);
        properties.add("sourcebound.access.keys-file", keys::toString);
        properties.add("sourcebound.llm.base-url", () -> MODEL.baseUrl() + "/v1");
    }

    @Test
    void theDaysTokensOfAKeyEndInExcerpts() throws Exception {
        MODEL.stubFor(
                post(anyUrl())
                        .willReturn(
                                ok(whole(json(claim(TRUE, 1))))
                                        .withHeader("Content-Type", "text/event-stream")));
        assertThat(ask(SMALL).at("/provenance/writer").asString()).startsWith("openai:m+");
        JsonNode last = ask(SMALL);
        for (int more = 0; more < 4; more++) {
            last = ask(SMALL);
        }
        assertThat(last.at("/outcome").asString()).isEqualTo("answered");
        assertThat(last.at("/citations/0/quote").asString()).contains(Mill.BUILT);
        assertThat(last.at("/provenance/writer").asString()).isEqualTo("extractive");
        assertThat(last.at("/provenance/fallback").asString()).isEqualTo("budget");

        int asked = MODEL.findAll(postRequestedFor(anyUrl())).size();
        assertThat(asked).isLessThan(6);
        JsonNode other = ask(PLAIN);
        assertThat(other.at("/text").asString()).isEqualTo(TRUE);
        assertThat(other.at("/provenance/writer").asString()).startsWith("openai:m+");
        assertThat(other.at("/provenance/fallback").isMissingNode()).isTrue();
        MODEL.verify(asked + 1, postRequestedFor(anyUrl()));
    }

    private JsonNode ask(NewKey key) throws Exception {
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:%d/v1/answers".formatted(port)))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + key.text())
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"question\": \"When was the mill built?\"}"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }
}
