package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Clients that leave, stall and send too much, over and over: nothing of it stays.
@WebSlice.Test
@Timeout(120)
class AbuseTest {

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final int ROUNDS = 100;

    /// What a test beside this one may open meanwhile.
    private static final int OTHER_FILES = 40;

    @Autowired private BlockingWork work;
    @LocalServerPort private int port;

    @Test
    void nothingStaysOfClientsThatLeave() throws IOException {
        readWhole();
        long before = openFiles();
        for (int round = 0; round < ROUNDS; round++) {
            try (RawConnection cut = ask("Cut " + round + "?", EVENTS)) {
                cut.readUntil("event");
            }
            ask("Gone at once?", JSON).close();
            try (RawConnection half = new RawConnection(port)) {
                half.postHead("/v1/answers", JSON, 100).send("{\"question\": ");
            }
            try (RawConnection broken = new RawConnection(port)) {
                broken.post("/v1/answers", JSON, bytes("{\"question\": [[[["));
            }
        }
        while (work.load() > 0 || openFiles() > before + OTHER_FILES) {
            Thread.onSpinWait();
        }
        readWhole();
    }

    @Test
    void refusesAHeadThatIsTooLarge() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send("GET /v1/sources HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
            connection.send("x".repeat(100_000) + "\r\n\r\n");
            assertThat(connection.readAll()).startsWith("HTTP/1.1 431 ");
        }
        readWhole();
    }

    @Test
    void endsTheWaitForAHeadThatStopsHalfWay() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            // The server's limit on silence is a minute, this connection's is twenty seconds.
            connection.send("GET /v1/sources HTTP/1.1\r\nHost: local");
            assertThat(connection.readAll()).isEmpty();
        }
    }

    /// The queue may still hold what the last test left.
    private void readWhole() throws IOException {
        String reply;
        do {
            try (RawConnection connection = ask("Whole?", JSON)) {
                reply = connection.readAll();
            }
        } while (reply.startsWith("HTTP/1.1 503 "));
        assertThat(reply).startsWith("HTTP/1.1 200 ").contains("\"outcome\":\"answered\"");
    }

    private RawConnection ask(String question, String accept) throws IOException {
        return new RawConnection(port)
                .post("/v1/answers", accept, bytes("{\"question\": \"%s\"}".formatted(question)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
