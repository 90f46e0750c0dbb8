package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A server with one worker and little patience.
@SpringBootTest(
        classes = WebSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sourcebound.web.workers=1",
            "sourcebound.web.answer-timeout=3s",
            "sourcebound.web.keep-alive=50ms",
            "server.netty.idle-timeout=2s"
        })
class TimeoutTest {

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    @Autowired private ScriptedAnswerer answerer;
    @LocalServerPort private int port;

    @Test
    void anAnswerThatTakesTooLongIsGivenUpAndItsWorkerFreed() throws Exception {
        ScriptedAnswerer.Blocked blocked = answerer.block("Too long?");
        try (RawConnection connection = ask("Too long?", JSON)) {
            assertThat(connection.readAll())
                    .startsWith("HTTP/1.1 504 ")
                    .contains("Retry-After: 1", "\"code\":\"timed_out\"", "within 3000 ms");
        }
        assertThat(blocked.wasInterrupted()).isTrue();
        try (RawConnection next = ask("Next?", JSON)) {
            assertThat(next.readAll()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aStreamThatTakesTooLongEndsWithAnErrorAfterItsComments() throws Exception {
        ScriptedAnswerer.Blocked blocked = answerer.block("Too long to stream?");
        try (RawConnection connection = ask("Too long to stream?", EVENTS)) {
            assertThat(connection.readAll())
                    .startsWith("HTTP/1.1 200 ")
                    .containsSubsequence(
                            "event:searching",
                            ":keep-alive",
                            ":keep-alive",
                            "event:error",
                            "\"code\":\"timed_out\"")
                    .doesNotContain("event:done");
        }
        assertThat(blocked.wasInterrupted()).isTrue();
    }

    @Test
    void aHeadThatStopsHalfWayIsNotWaitedForLong() throws Exception {
        try (RawConnection connection = new RawConnection(port)) {
            assertThat(connection.send("POST /v1/answers HTTP/1.1\r\nHost: loc").readAll())
                    .isEmpty();
        }
    }

    private RawConnection ask(String question, String accept) throws Exception {
        byte[] body = "{\"question\": \"%s\"}".formatted(question).getBytes(StandardCharsets.UTF_8);
        return new RawConnection(port).post("/v1/answers", accept, body);
    }
}
