package dev.sourcebound.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.sun.net.httpserver.HttpServer;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.QuestionSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SoakTest {

    private static final LabelledQuestion QUESTION =
            new LabelledQuestion(
                    "a", "k", "Who?", List.of(), false, List.of(), false, null, List.of());

    @TempDir private Path folder;

    @Test
    void whoLeavesClosesTheConnection() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                AskedServer server =
                        new AskedServer(
                                "http://127.0.0.1:" + silent.getLocalPort(),
                                null,
                                new QuestionSet(List.of()))) {
            CompletableFuture<Void> left = CompletableFuture.runAsync(() -> readToTheEnd(silent));
            assertThat(server.askAndLeave("Who?", Duration.ofMillis(500)).get(10, SECONDS))
                    .isEqualTo(-1);
            assertThat(left).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldBeforeAnythingIsAsked() throws IOException {
        Path questions =
                Files.writeString(
                        folder.resolve("questions.jsonl"),
                        """
                        {"id":"a","kind":"k","question":"Who?","history":[],"answerable":false,"gold":[],"any_of":false,"must_contain":[]}
                        """);
        Path none = folder.resolve("none");
        Console console = new Console();
        assertThat(
                        console.run(
                                SoakTest.class,
                                "soak",
                                "--questions",
                                questions.toString(),
                                "--folder",
                                none.toString()))
                .isEqualTo(2);
        assertThat(console.err()).contains(none.resolve("soak.md") + " cannot be written");
        assertThat(console.out()).isEmpty();
    }

    @Test
    void changesThatFailAreCounted() throws IOException {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Soak.Changes changes = Soak.Changes.in(documents);
        assertThat(documents).isEmptyDirectory();
        changes.run();
        assertThat(documents.resolve("soak.md")).exists();
        Files.delete(documents.resolve("soak.md"));
        Files.delete(documents);
        changes.run();
        assertThat(changes.failed()).isEqualTo(1);
    }

    /// What is asked last is answered a second and more after its time.
    @Test
    void theLastRowIsOfTheEndAndStandsOnce() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/",
                exchange -> {
                    LockSupport.parkNanos(Duration.ofMillis(1_600).toNanos());
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                AskedServer asked =
                        new AskedServer(
                                "http://127.0.0.1:" + server.getAddress().getPort(),
                                null,
                                new QuestionSet(List.of(QUESTION)))) {
            server.setExecutor(threads);
            server.start();
            Soak.soak(asked, 2, 8, 0, Optional.empty(), new PrintStream(printed));
        } finally {
            server.stop(0);
        }
        List<String> seconds =
                Pattern.compile("(?m)^ +(\\d+) .*$")
                        .matcher(printed.toString(UTF_8))
                        .results()
                        .map(row -> row.group(1))
                        .toList();
        assertThat(seconds).doesNotHaveDuplicates().startsWith("0").hasSizeLessThan(4);
    }

    /// It is there, and stopped.
    @Test
    void aProcessThatDoesNotTellItsNativeMemoryIsNotWaitedForLong() throws Exception {
        Process counting = counting();
        try {
            assertThat(NativeMemory.of(counting.pid())).isPresent();
            assertThat(signal(counting, "STOP")).isZero();
            assertThat(NativeMemory.of(counting.pid(), Duration.ofSeconds(2))).isEmpty();
        } finally {
            counting.destroyForcibly();
        }
    }

    /// Two seconds beside a Java process that counts its native memory.
    @Test
    void tellsWhatTheServerHoldsAndItsNativeMemoryAtBeginAndEnd() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        reply(server, "/v1/", "{}");
        reply(
                server,
                "/actuator/prometheus",
                """
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{area="heap",id="G1 Eden Space"} 1.048576E8
                jvm_memory_used_bytes{area="heap",id="G1 Old Gen"} 5242880.0
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 7.340032E7
                """);
        server.start();
        Process counting = counting();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (AskedServer asked =
                new AskedServer(
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        null,
                        new QuestionSet(List.of(QUESTION)))) {
            Soak.soak(asked, 2, 8, counting.pid(), Optional.empty(), new PrintStream(printed));
        } finally {
            counting.destroyForcibly();
            server.stop(0);
        }
        assertThat(printed.toString(UTF_8))
                .containsPattern("second +MiB +heap +other +threads +files +requests")
                .containsPattern("\\d+ +\\d+ +105 +70 +\\d+ +\\d+ +16\\R")
                .containsPattern("ask 200 +2\\R")
                .containsPattern("native memory, MiB +begin +end\\R")
                .containsPattern("Total +\\d+ +\\d+\\R")
                .containsPattern("Java Heap +\\d+ +\\d+\\R");
    }

    @Test
    void nativeMemoryIsReadAsTheVirtualMachineTellsIt() {
        String summary =
                """
                4711:

                Native Memory Tracking:

                (Omitting categories weighting less than 1KB)

                Total: reserved=5691538KB, committed=516298KB
                       malloc: 50418KB #306186, peak=60032KB #320041

                -                 Java Heap (reserved=4194304KB, committed=260096KB)
                                            (mmap: reserved=4194304KB, committed=260096KB, peak=266240KB)

                -                     Class (reserved=1049083KB, committed=11643KB)
                                            (classes #18219)
                """;
        NativeMemory before = NativeMemory.in(summary).orElseThrow();
        assertThat(before.kibibytes())
                .containsExactly(
                        entry("Total", 516_298L),
                        entry("Java Heap", 260_096L),
                        entry("Class", 11_643L));
        NativeMemory later =
                NativeMemory.in(summary.replace("committed=11643KB", "committed=20480KB"))
                        .orElseThrow();
        assertThat(before.beside(later).lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "native memory, MiB begin end",
                        "Total 504 504",
                        "Java Heap 254 254",
                        "Class 11 20");
        assertThat(NativeMemory.in("4711:\nNative memory tracking is not enabled\n")).isEmpty();
    }

    /// A web server of Java's own, which does nothing and has begun.
    private Process counting() throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:NativeMemoryTracking=summary",
                                "-m",
                                "jdk.httpserver",
                                "-p",
                                "0",
                                "-b",
                                "127.0.0.1",
                                "-d",
                                folder.toAbsolutePath().toString())
                        .redirectErrorStream(true)
                        .start();
        assertThat(process.inputReader(UTF_8).readLine()).isNotNull();
        return process;
    }

    private static int signal(Process process, String name) throws Exception {
        return new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static void reply(HttpServer server, String path, String body) {
        server.createContext(
                path,
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    byte[] bytes = body.getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    private static void readToTheEnd(ServerSocket silent) {
        try (Socket client = silent.accept();
                InputStream request = client.getInputStream()) {
            request.readAllBytes();
        } catch (IOException e) {
            // Left in another way.
        }
    }
}
