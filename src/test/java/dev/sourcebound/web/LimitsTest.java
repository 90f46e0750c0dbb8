package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A server with one worker, room for one to wait, and little patience.
@SpringBootTest(
        classes = WebSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sourcebound.web.workers=1",
            "sourcebound.web.queue=1",
            "sourcebound.web.answer-timeout=3s",
            "sourcebound.web.keep-alive=50ms"
        })
class LimitsTest {

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    @Autowired private ScriptedAnswerer answerer;
    @Autowired private BlockingWork work;
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
        assertAnswers();
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
    void moreThanCanWaitAreRefusedAtOnceAndALeaverMakesRoom() throws Exception {
        ScriptedAnswerer.Blocked blocked = answerer.block("First?");
        try (RawConnection first = ask("First?", JSON)) {
            assertThat(blocked.hasStarted()).isTrue();
            try (RawConnection second = ask("Second?", EVENTS)) {
                // Its comments say that it is in the queue.
                assertThat(second.readUntil(":keep-alive\n\n")).startsWith("HTTP/1.1 200 ");
                try (RawConnection third = ask("Third?", EVENTS)) {
                    assertThat(third.readAll())
                            .startsWith("HTTP/1.1 503 ")
                            .contains("Retry-After: 1", "\"code\":\"overloaded\"");
                }
            }
            while (work.load() > 1) {
                Thread.onSpinWait();
            }
            blocked.released.countDown();
            assertThat(first.readAll()).contains("\"outcome\":\"answered\"");
        }
        assertAnswers();
    }

    private void assertAnswers() throws Exception {
        try (RawConnection next = ask("Next?", JSON)) {
            assertThat(next.readAll()).startsWith("HTTP/1.1 200 ");
        }
    }

    private RawConnection ask(String question, String accept) throws Exception {
        byte[] body = "{\"question\": \"%s\"}".formatted(question).getBytes(StandardCharsets.UTF_8);
        return new RawConnection(port).post("/v1/answers", accept, body);
    }
}
