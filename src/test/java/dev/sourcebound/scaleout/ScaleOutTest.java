package dev.sourcebound.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.store.SharedStoreSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two servers on a cluster of three nodes and one database, all of them processes of their own;
/// under load a node is killed, then a server. `-Dscaleout.questions=2000` asks for longer, and
/// `-Dscaleout.callers=8` more at once.
@Tag("scale-out")
class ScaleOutTest {

    private static final Path SET = Path.of("embeddings", "reader", "data", "corpora", "clinic");
    private static final int QUESTIONS = Integer.getInteger("scaleout.questions", 36);
    private static final int CALLERS = Integer.getInteger("scaleout.callers", 3);
    private static final int DIFFERENT = 12;

    /// Tries for one question: a server that is gone, and one that waits for the cluster.
    private static final int MOST_TRIES = 50;

    @TempDir static Path folder;

    private static OpenSearchNodes nodes;
    private static final List<JavaProcess> servers = new ArrayList<>();
    private static final List<URI> ports = new ArrayList<>();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final Map<String, LongAdder> retried = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        nodes = new OpenSearchNodes(folder, 3, "-XX:TieredStopAtLevel=1");
        SharedStoreSettings store = Postgres.database();
        String urls = nodes.urls().stream().map(URI::toString).collect(Collectors.joining(","));
        for (int i = 0; i < 2; i++) {
            servers.add(
                    Server.start(
                            List.of("-Xmx768m"),
                            "--server.port=0",
                            "--sourcebound.corpus.folder=" + SET.resolve("docs"),
                            "--sourcebound.suggestion.questions=0",
                            // Each question is to be searched for.
                            "--sourcebound.answer.cache-size=0B",
                            "--sourcebound.index.opensearch.urls=" + urls,
                            "--sourcebound.index.opensearch.search-timeout=20s",
                            // So that each node has some of what is searched.
                            "--sourcebound.index.opensearch.shards=3",
                            "--sourcebound.web.answer-timeout=2m",
                            "--sourcebound.store.url=" + store.url(),
                            "--sourcebound.store.username=" + store.username(),
                            "--sourcebound.store.password=" + store.password(),
                            "--sourcebound.store.lease=3s"));
        }
        for (JavaProcess server : servers) {
            ports.add(URI.create("http://127.0.0.1:" + server.awaitLine("port=")));
        }
    }

    @AfterAll
    static void stop() {
        servers.forEach(JavaProcess::close);
        nodes.close();
    }

    @Test
    void noQuestionIsLostAndNoneIsAnsweredOtherwiseWhileANodeAndThenAServerEnd() throws Exception {
        List<String> questions = questions();
        assertThat(indices()).as("one server made it, the other uses it").hasSize(1);
        List<String> expected = new ArrayList<>();
        for (String question : questions) {
            expected.add(text(send(ports.get(0), question, null)));
            assertThat(text(send(ports.get(1), question, null))).isEqualTo(expected.getLast());
        }
        String conversation = "conversation-of-both";
        assertThat(remembered(send(ports.get(0), questions.get(0), conversation))).isZero();
        assertThat(remembered(send(ports.get(1), questions.get(1), conversation))).isEqualTo(1);

        AtomicInteger next = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(QUESTIONS / 3);
        CountDownLatch twoThirds = new CountDownLatch(2 * QUESTIONS / 3);
        long[] nanos = new long[QUESTIONS];
        List<Future<Integer>> callers = new ArrayList<>();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                callers.add(
                        threads.submit(() -> {
                            try {
                                int answered = 0;
                                for (int q = next.getAndIncrement();
                                        q < QUESTIONS;
                                        q = next.getAndIncrement()) {
                                    long asked = System.nanoTime();
                                    String text = text(ask(q, questions.get(q % DIFFERENT)));
                                    nanos[q] = System.nanoTime() - asked;
                                    assertThat(text).isEqualTo(expected.get(q % DIFFERENT));
                                    third.countDown();
                                    twoThirds.countDown();
                                    answered++;
                                }
                                return answered;
                            } finally {
                                // Whoever fails lets nobody wait.
                                IntStream.range(0, QUESTIONS).forEach(_ -> twoThirds.countDown());
                                IntStream.range(0, QUESTIONS).forEach(_ -> third.countDown());
                            }
                        }));
            }
            third.await();
            nodes.kill(0);
            twoThirds.await();
            servers.getFirst().kill();
        }
        int answered = 0;
        for (Future<Integer> caller : callers) {
            answered += caller.get();
        }
        long took = System.nanoTime() - began;
        assertThat(answered).isEqualTo(QUESTIONS);
        Arrays.sort(nanos);
        System.out.printf(
                "%d questions by %d callers, none lost, in %.1f s; p50 %d ms, p99 %d ms, longest %d"
                        + " ms; tried again: %s%n",
                QUESTIONS,
                CALLERS,
                took / 1e9,
                nanos[QUESTIONS / 2] / 1_000_000,
                nanos[(int) (QUESTIONS * 0.99)] / 1_000_000,
                nanos[QUESTIONS - 1] / 1_000_000,
                retried);
        // What the server that was killed had in hand, the other one goes on with.
        assertThat(remembered(send(ports.get(1), questions.get(2), conversation))).isEqualTo(2);
    }

    /// Asks one server, and the other where that one gives no answer.
    private HttpResponse<String> ask(int number, String question) throws InterruptedException {
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                HttpResponse<String> response =
                        send(ports.get((number + i) % ports.size()), question, null);
                if (response.statusCode() == 200) {
                    return response;
                }
                count(
                        response.statusCode()
                                + " "
                                + JsonMapper.shared()
                                        .readTree(response.body())
                                        .path("code")
                                        .asString(""));
            } catch (IOException e) {
                count(e.getClass().getSimpleName());
            }
        }
        throw new AssertionError("a question is lost: " + retried);
    }

    private void count(String why) {
        retried.computeIfAbsent(why, _ -> new LongAdder()).increment();
    }

    private HttpResponse<String> send(URI server, String question, String conversation)
            throws IOException, InterruptedException {
        Map<String, String> body =
                conversation == null
                        ? Map.of("question", question)
                        : Map.of("question", question, "conversation", conversation);
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/v1/answers"))
                        .timeout(Duration.ofMinutes(3))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(body)))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String text(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode reply = JsonMapper.shared().readTree(response.body());
        return reply.path("outcome").asString() + ": " + reply.path("text").asString();
    }

    private static int remembered(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body()).at("/conversation/remembered").asInt();
    }

    private static List<String> indices() {
        return Stream.of(nodes.get("/_cat/indices/sourcebound.*?h=index").split("\n"))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> questions() throws IOException {
        try (Stream<String> lines = Files.lines(SET.resolve("questions.jsonl"))) {
            return lines.limit(DIFFERENT)
                    .map(line -> JsonMapper.shared().readTree(line).path("question").asString())
                    .toList();
        }
    }
}
