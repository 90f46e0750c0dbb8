package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebSlice.Test
@Timeout(60)
class OverloadTest {

    private static final String JSON = "application/json";

    @Autowired private ScriptedAnswerer answerer;
    @Autowired private BlockingWork work;
    @LocalServerPort private int port;

    @ParameterizedTest
    @ValueSource(strings = {JSON, "text/event-stream"})
    void moreThanCanWaitAreRefusedAtOnce(String accept) throws Exception {
        String busy = "Busy with " + accept;
        ScriptedAnswerer.Blocked blocked = answerer.block(busy);
        try (RawConnection first = askAsNumber(1, busy, JSON);
                RawConnection second = askAsNumber(2, busy, JSON);
                RawConnection third = askAsNumber(3, "Waiting?", accept)) {
            try (RawConnection fourth = ask("Refused?", accept)) {
                assertThat(fourth.readAll())
                        .startsWith("HTTP/1.1 503 ")
                        .contains("Retry-After: 1", "\"code\":\"overloaded\"", "1 are waiting");
            }
            blocked.released.countDown();
            assertThat(first.readAll()).contains("\"outcome\":\"answered\"");
            assertThat(second.readAll()).contains("\"outcome\":\"answered\"");
            assertThat(third.readAll()).contains("\"outcome\":\"answered\"");
        }
    }

    @Test
    void whoLeavesTheQueueMakesRoom() throws Exception {
        ScriptedAnswerer.Blocked blocked = answerer.block("Busy?");
        try (RawConnection first = askAsNumber(1, "Busy?", JSON);
                RawConnection second = askAsNumber(2, "Busy?", JSON)) {
            askAsNumber(3, "Leaving?", JSON).close();
            waitForLoad(2);
            blocked.released.countDown();
            assertThat(first.readAll()).contains("\"outcome\":\"answered\"");
            assertThat(second.readAll()).contains("\"outcome\":\"answered\"");
        }
    }

    /// One after another: the server may take up two connections in any order.
    private RawConnection askAsNumber(int number, String question, String accept) throws Exception {
        waitForLoad(number - 1);
        RawConnection connection = ask(question, accept);
        waitForLoad(number);
        return connection;
    }

    private void waitForLoad(int load) throws InterruptedException {
        while (work.load() != load) {
            if (Thread.interrupted()) {
                throw new InterruptedException("load is " + work.load() + ", not " + load);
            }
            Thread.yield();
        }
    }

    private RawConnection ask(String question, String accept) throws Exception {
        byte[] body = "{\"question\": \"%s\"}".formatted(question).getBytes(StandardCharsets.UTF_8);
        return new RawConnection(port).post("/v1/answers", accept, body);
    }
}
