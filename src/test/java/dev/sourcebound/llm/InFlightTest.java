package dev.sourcebound.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.scaleout.JavaProcess;
import dev.sourcebound.scaleout.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What answers cost that wait for a language model: asked all at once, over HTTP, of a server in a
/// process of its own with two processors and 256 MiB of heap. 24 of them, or as many as
/// `-Dllm.inflight=200` says.
@Timeout(900)
class InFlightTest {

    private static final int ANSWERS = Integer.getInteger("llm.inflight", 24);
    private static final int PROCESSORS = 2;

    /// Those of the compiler, the collector and the event loops, which come and go.
    private static final int OTHER_THREADS = 12;

    private static final Path CLAIMS = Path.of("src/test/resources/claims/seeds/claims.jsonl");
    private static final List<String> BEGINNINGS =
            List.of("", "Please tell me: ", "I should like to know: ", "Can you tell me: ");
    private static final JsonMapper JSON = new JsonMapper();

    /// @param seconds from when all were asked until it was there
    private record Replied(JsonNode reply, double seconds) {}

    @Test
    void answersThatWaitForTheModelTakeNoThreadEach() throws Exception {
        List<String> questions = questions();
        assertThat(questions).hasSize(ANSWERS).doesNotHaveDuplicates();
        try (DistantModel model = new DistantModel();
                JavaProcess server = server(model);
                HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            URI url = URI.create("http://127.0.0.1:" + server.awaitLine("port="));
            awaitAnswer(client, url);
            ProcessHandle process = server.handle();
            long heapBefore = heapAfterCollection(client, url, process);
            Duration cpuBefore = process.info().totalCpuDuration().orElseThrow();
            int callsBefore = model.calls();
            long threadsBefore = threads(process);

            long asked = System.nanoTime();
            List<CompletableFuture<Replied>> asking =
                    questions.stream()
                            .map(question ->
                                    client.sendAsync(
                                                    request(url, question), BodyHandlers.ofString())
                                            .thenApply(response -> replied(response, asked)))
                            .toList();
            CompletableFuture<Void> all =
                    CompletableFuture.allOf(asking.toArray(CompletableFuture[]::new));
            long mostThreads = threadsBefore;
            while (!all.isDone()) {
                mostThreads = Math.max(mostThreads, threads(process));
                Thread.sleep(50);
            }
            List<Replied> replies = asking.stream().map(CompletableFuture::join).toList();
            Duration cpu = process.info().totalCpuDuration().orElseThrow().minus(cpuBefore);

            assertThat(replies).extracting(Replied::reply).allSatisfy(InFlightTest::isAnswered);
            assertThat(mostThreads - threadsBefore).isLessThan(OTHER_THREADS);
            assertThat(model.mostAtOnce()).isGreaterThan(PROCESSORS);
            double[] seconds = replies.stream().mapToDouble(Replied::seconds).sorted().toArray();
            System.out.printf(
                    "%d answers in flight, %d of them by the model alone, in %d calls, at most %d at once%n",
                    ANSWERS,
                    replies.stream().filter(each -> isByModel(each.reply())).count(),
                    model.calls() - callsBefore,
                    model.mostAtOnce());
            System.out.printf(
                    "%.1f answers a second (first after %.1f s, p50 %.1f s, p99 %.1f s), %.2f s of a processor each%n",
                    ANSWERS / seconds[ANSWERS - 1],
                    seconds[0],
                    seconds[ANSWERS / 2],
                    seconds[(int) (ANSWERS * 0.99)],
                    cpu.toMillis() / 1e3 / ANSWERS);
            System.out.printf(
                    "%d platform threads before, %d at most; heap in use after a collection %d MiB before, %d MiB after; %d MiB resident at most%n",
                    threadsBefore,
                    mostThreads,
                    heapBefore,
                    heapAfterCollection(client, url, process),
                    mostResident(process));
        }
    }

    private static JavaProcess server(DistantModel model) throws IOException {
        return Server.start(
                List.of(
                        "-Xmx256m",
                        "-XX:ActiveProcessorCount=" + PROCESSORS,
                        "-XX:+ExitOnOutOfMemoryError",
                        // As the program sets it by itself.
                        "-Djdk.virtualThreadScheduler.parallelism=" + 2 * PROCESSORS),
                "--server.port=0",
                "--sourcebound.suggestion.questions=0",
                "--sourcebound.answer.cache-size=0B",
                "--sourcebound.answer.max-false-answer-rate=1",
                "--sourcebound.web.queue=" + ANSWERS,
                "--sourcebound.web.max-wait=15m",
                "--sourcebound.web.answer-timeout=15m",
                "--sourcebound.llm.base-url=" + model.baseUrl(),
                "--sourcebound.llm.model=m",
                "--sourcebound.llm.format=json",
                "--sourcebound.llm.at-once=" + ANSWERS,
                "--sourcebound.llm.connect-timeout=1m",
                "--sourcebound.llm.first-byte-timeout=2m",
                "--sourcebound.llm.idle-timeout=2m",
                "--sourcebound.llm.deadline=15m");
    }

    /// Each asks for one thing, so that one excerpt is enough for an answer.
    private static List<String> questions() throws IOException {
        List<String> asked;
        try (Stream<String> lines = Files.lines(CLAIMS)) {
            asked =
                    lines.map(line -> JSON.readTree(line).at("/question").asString())
                            .filter(question -> !question.contains(" and "))
                            .distinct()
                            .toList();
        }
        List<String> questions = new ArrayList<>();
        for (String beginning : BEGINNINGS) {
            asked.forEach(question -> questions.add(beginning + question));
        }
        return questions.stream().limit(ANSWERS).toList();
    }

    private static void isAnswered(JsonNode reply) {
        assertThat(reply.at("/outcome").asString()).as(reply.toString()).isEqualTo("answered");
        assertThat(isByModel(reply) || reply.at("/provenance/fallback").isString())
                .as(reply.toString())
                .isTrue();
    }

    private static boolean isByModel(JsonNode reply) {
        return reply.at("/provenance/writer").asString().startsWith("openai:m+")
                && reply.at("/provenance/fallback").isMissingNode();
    }

    /// Waits until the index is there, and until all that an answer needs has been used once.
    private static void awaitAnswer(HttpClient client, URI url) throws Exception {
        HttpRequest request = request(url, "How long is the border with Russia?");
        while (client.send(request, BodyHandlers.discarding()).statusCode() == 503) {
            Thread.sleep(100);
        }
    }

    private static HttpRequest request(URI url, String question) {
        return HttpRequest.newBuilder(url.resolve("/v1/answers"))
                .header("Content-Type", "application/json")
                .POST(
                        BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("question", question))))
                .build();
    }

    private static Replied replied(HttpResponse<String> response, long asked) {
        return new Replied(JSON.readTree(response.body()), (System.nanoTime() - asked) / 1e9);
    }

    /// Of the system: those of the virtual machine itself and of the engines are among them.
    private static long threads(ProcessHandle process) throws IOException {
        try (Stream<Path> tasks = Files.list(of(process).resolve("task"))) {
            return tasks.count();
        }
    }

    /// In MiB.
    private static long mostResident(ProcessHandle process) throws IOException {
        try (Stream<String> lines = Files.lines(of(process).resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path of(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    /// In MiB.
    private static long heapAfterCollection(HttpClient client, URI url, ProcessHandle process)
            throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process collecting =
                new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(collecting.waitFor()).isZero();
        HttpRequest figures = HttpRequest.newBuilder(url.resolve("/actuator/prometheus")).build();
        double bytes =
                client.send(figures, BodyHandlers.ofLines())
                        .body()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(line ->
                                Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum();
        return Math.round(bytes / (1 << 20));
    }
}
