package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a server that says what it is told to; no figure of time is expected.
class OverloadTest {

    @TempDir private Path folder;
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private Path questions = Path.of("none");

    OverloadTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() throws IOException {
        questions = folder.resolve("questions.jsonl");
        Files.writeString(
                questions,
                """
                {"id":"a","kind":"unanswerable","question":"Who?","history":[],"answerable":false,"gold":[],"any_of":false,"answer":null,"must_contain":[],"note":""}
                """);
        // Each third is sent away.
        server.createContext(
                "/v1/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    boolean shed = asked.incrementAndGet() % 3 == 0;
                    if (shed) {
                        exchange.getResponseHeaders().add("Retry-After", "1");
                    }
                    exchange.sendResponseHeaders(shed ? 503 : 200, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tellsOfEachRateWhatWasAnsweredAndShed() {
        Console console = new Console();
        int exit =
                console.run(
                        OverloadTest.class,
                        "overload",
                        "--url",
                        url(),
                        "--questions",
                        questions.toString(),
                        "--capacity",
                        "30",
                        "--seconds",
                        "1",
                        "--rates",
                        "50,100",
                        "--pid",
                        Long.toString(ProcessHandle.current().pid()));
        assertThat(console.err()).isEmpty();
        assertThat(exit).isZero();
        assertThat(console.out())
                .containsPattern("percent +offered/s +answered +shed +failed")
                .containsPattern("50 +15\\.0 +10 +5 +0 ")
                .containsPattern("100 +30\\.0 +20 +10 +0 .*\\d+ MiB, \\d+ threads, \\d+ files");
        assertThat(asked).hasValue(45);
    }

    /// No figure of time is expected of the calm before and after it, only that one is told.
    @Test
    void tellsHowSoonItIsAsFastAsBeforeALoad() {
        Console console = new Console();
        console.run(
                OverloadTest.class,
                "overload",
                "--url",
                url(),
                "--questions",
                questions.toString(),
                "--capacity",
                "30",
                "--seconds",
                "1",
                "--rates",
                "50,200,50,100");
        assertThat(console.err()).isEmpty();
        assertThat(console.out())
                .containsOnlyOnce("the last reply at 200 % came ")
                .containsPattern(
                        "came \\d+\\.\\d s after its last question; (\\d+\\.\\d s after that p50 was|after that p50 did not come) back (at|to) \\d+ ms");
    }

    @Test
    void refusesRatesThatAreNone() {
        Console console = new Console();
        assertThat(
                        console.run(
                                OverloadTest.class,
                                "overload",
                                "--questions",
                                questions.toString(),
                                "--rates",
                                "50,0"))
                .isEqualTo(2);
        assertThat(console.err()).contains("--rates must be whole numbers from 1 to 10000");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
