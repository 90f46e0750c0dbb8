package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebSlice.Test
@Timeout(120)
class BatchTest {

    private static final String QUESTION = "{\"question\": \"%s\"}\n";

    @Autowired private WebTestClient client;
    @Autowired private ScriptedAnswerer answerer;
    @Autowired private JsonMapper json;
    @Autowired private BlockingWork work;
    @LocalServerPort private int port;

    @Test
    void aBadLineIsAProblemWithItsNumberAndTheRestGoesOn() {
        String longest = "{\"question\": \"%s\"}".formatted("q".repeat(300_000));
        List<JsonNode> told =
                batch(
                        "/v1/answers:batch",
                        String.join(
                                "\n",
                                "{\"question\": \"One?\"}",
                                "",
                                "{\"question\": ",
                                "[]",
                                "null",
                                "{\"qestion\": \"Three?\"}",
                                longest,
                                "{\"question\": \"Two?\", \"sources\": [\"ferry\"]}"));
        assertThat(told)
                .map(each -> each.path("line").asInt(0) + " " + each.path("code").asString(""))
                .containsExactly(
                        "0 ",
                        "3 invalid_request",
                        "4 invalid_request",
                        "5 invalid_request",
                        "6 invalid_request",
                        "7 too_large",
                        "0 ");
        assertThat(told.get(1).get("detail").asString())
                .startsWith("The line is not valid JSON in UTF-8");
        assertThat(told.get(4).get("field").asString()).isEqualTo("qestion");
        assertThat(told.get(5).get("detail").asString()).contains("longer than 262144 bytes");
        assertThat(told.getLast().get("standalone_question").asString()).isEqualTo("Two?");
    }

    @Test
    void aFailureOfOneLineIsThatLines() {
        answerer.script(
                "Broken?",
                (_, _) -> {
                    throw new IllegalStateException("a defect");
                });
        List<JsonNode> told =
                batch(
                        "/v1/answers:batch",
                        QUESTION.formatted("Broken?") + QUESTION.formatted("Whole?"));
        assertThat(told.getFirst().get("status").asInt()).isEqualTo(500);
        assertThat(told.getFirst().get("line").asInt()).isEqualTo(1);
        assertThat(told.getLast().get("outcome").asString()).isEqualTo("answered");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/passages:batch, '{\"question\": \"When?\", \"limit\": 3}', passages",
        "/v1/checks:batch, '{\"text\": \"Dogs ride free.\"}', sentences"
    })
    void searchesAndChecksAreTakenTheSameWay(String path, String line, String field) {
        List<JsonNode> told = batch(path, line + "\n{}\n" + line);
        assertThat(told).hasSize(3);
        assertThat(told.getFirst().has(field)).isTrue();
        assertThat(told.get(1).get("line").asInt()).isEqualTo(2);
        assertThat(told.get(2)).isEqualTo(told.getFirst());
    }

    @Test
    void anotherMediaTypeIsRefusedWithTheOnesThatAreTaken() {
        client.post()
                .uri("/v1/answers:batch")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The body must be application/jsonl or application/x-ndjson.");
    }

    /// A client that reads line by line while it sends: what is under way stays bounded by what the
    /// buffers of the two sockets hold, however many lines there are.
    @Test
    void tenThousandLinesComeInOrderAndOnlyAsFastAsTheyAreRead() throws Exception {
        int lines = 10_000;
        AtomicInteger answered = new AtomicInteger();
        for (int i = 0; i < lines; i++) {
            answerer.script(
                    "Line %d?".formatted(i),
                    (question, progress) -> {
                        answered.incrementAndGet();
                        return ScriptedAnswerer.tellAll(question, progress);
                    });
        }
        try (Socket socket = slowReader();
                ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sent = sending.submit(() -> send(socket, lines));
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8),
                            1_024);
            int read = 0;
            int furthestAhead = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("{")) {
                    assertThat(line)
                            .contains("\"standalone_question\":\"Line %d?\"".formatted(read));
                    read++;
                    furthestAhead = Math.max(furthestAhead, answered.get() - read);
                }
            }
            sent.get();
            assertThat(read).isEqualTo(lines);
            assertThat(furthestAhead).isLessThan(lines - 1_000);
        }
    }

    @Test
    void aClientThatGoesStopsItsLines() throws Exception {
        ScriptedAnswerer.Blocked blocked = answerer.block("Gone?");
        Socket socket = slowReader();
        Writer out = writer(socket);
        out.write(head());
        chunk(out, QUESTION.formatted("Gone?"));
        out.flush();
        assertThat(blocked.hasStarted()).isTrue();
        socket.close();
        assertThat(blocked.wasInterrupted()).isTrue();
    }

    @Test
    void aQuestionIsAnsweredWhileBatchesAreBusy() throws Exception {
        ScriptedAnswerer.Blocked blocked = answerer.block("Busy in a batch?");
        try (Socket socket = slowReader()) {
            Writer out = writer(socket);
            out.write(head());
            for (int i = 0; i < 8; i++) {
                chunk(out, QUESTION.formatted("Busy in a batch?"));
            }
            out.flush();
            assertThat(blocked.hasStarted()).isTrue();
            assertThat(work.load()).isZero();
            client.post()
                    .uri("/v1/answers")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(QUESTION.formatted("Single?"))
                    .exchange()
                    .expectStatus()
                    .isOk();
            blocked.released.countDown();
        }
    }

    private List<JsonNode> batch(String path, String lines) {
        String body =
                new String(
                        client.post()
                                .uri(path)
                                .contentType(MediaType.APPLICATION_NDJSON)
                                .bodyValue(lines)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectHeader()
                                .contentType(MediaType.APPLICATION_NDJSON)
                                .expectBody()
                                .returnResult()
                                .getResponseBodyContent(),
                        StandardCharsets.UTF_8);
        List<JsonNode> told = new ArrayList<>();
        body.lines().forEach(line -> told.add(json.readTree(line)));
        return told;
    }

    private Socket slowReader() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private static Void send(Socket socket, int lines) throws IOException {
        Writer out = writer(socket);
        out.write(head());
        for (int i = 0; i < lines; i++) {
            chunk(out, QUESTION.formatted("Line %d?".formatted(i)));
        }
        out.write("0\r\n\r\n");
        out.flush();
        return null;
    }

    private static Writer writer(Socket socket) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
    }

    private static String head() {
        return "POST /v1/answers:batch HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    private static void chunk(Writer out, String text) throws IOException {
        out.write(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }
}
