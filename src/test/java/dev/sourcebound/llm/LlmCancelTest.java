package dev.sourcebound.llm;

import static dev.sourcebound.llm.ModelAnswers.begun;
import static dev.sourcebound.llm.ModelAnswers.claim;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A model that writes one claim and then nothing more, while its connection stays open.
@Timeout(60)
@SpringBootTest(
        classes = LlmSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sourcebound.llm.model=m",
            "sourcebound.llm.format=json",
            "sourcebound.llm.idle-timeout=60s",
            "sourcebound.llm.deadline=60s"
        })
class LlmCancelTest {

    private static final String TRUE = "In 1810 the mill was built.";
    private static final StallingModel MODEL = model();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry properties) {
        properties.add("sourcebound.llm.base-url", MODEL::baseUrl);
    }

    @AfterAll
    static void close() throws IOException {
        MODEL.close();
    }

    /// So the claim is shown before the model has ended, and a client that leaves ends the model.
    @Test
    void aClaimIsShownWhileTheModelWritesAndWhoLeavesStopsTheModel() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/answers".formatted(port)))
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .POST(BodyPublishers.ofString("{\"question\": \"When was it built?\"}"))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            InputStream events = client.send(request, BodyHandlers.ofInputStream()).body();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (!line.contains(TRUE)) {
                line = lines.readLine();
            }
            assertThat(line).startsWith("data:{\"text\":");
            events.close();
        }
        assertThat(MODEL.wasLeft()).isTrue();
    }

    private static StallingModel model() {
        try {
            return new StallingModel(begun("{\"claims\":[" + claim(TRUE, 1)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
