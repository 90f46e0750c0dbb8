package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Two and a half thousand clients who read nothing: most with an event stream whose answer waits
/// for something outside of this process, the others without a word. They cost sockets and little
/// else.
@SpringBootTest(
        classes = WebSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sourcebound.web.workers=2",
            "sourcebound.web.queue=1999",
            "sourcebound.web.keep-alive=1s",
            // None is sent away because so many come at once.
            "sourcebound.web.answer-timeout=1h",
            "sourcebound.web.max-wait=1h"
        })
@Timeout(300)
class IdleStreamsTest {

    /// One less than may be under way.
    private static final int STREAMS = 2_000;

    private static final int SILENT = 500;

    /// Both ends of a connection are in this process.
    private static final int FILES = 2 * (STREAMS + SILENT) + 500;

    private static final int MORE_THREADS = 30;
    private static final long MORE_HEAP = (STREAMS + SILENT) * 64L * 1024;

    private static final String HELD = "Held?";

    @Autowired private BlockingWork work;
    @Autowired private ScriptedAnswerer answerer;
    @LocalServerPort private int port;

    private final List<RawConnection> clients = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void letGo() throws IOException {
        released.countDown();
        for (RawConnection client : clients) {
            client.close();
        }
    }

    @Test
    void whoReadsNothingCostsLittleAndKeepsNobodyFromAnAnswer() throws Exception {
        assumeTrue(filesLeft() > FILES, "this process may open too few files");
        answerer.script(
                HELD,
                (question, progress) -> {
                    progress.searching();
                    progress.waiting(this::released);
                    return Samples.ANSWER;
                });
        assertAnswered();
        awaitLoad(0);
        int threads = threads();
        long heap = heap();

        for (int i = 0; i < STREAMS; i++) {
            clients.add(ask(HELD, "text/event-stream"));
        }
        for (int i = 0; i < SILENT; i++) {
            clients.add(new RawConnection(port));
        }
        awaitLoad(STREAMS);
        assertThat(threads()).isLessThan(threads + MORE_THREADS);
        assertThat(heap()).isLessThan(heap + MORE_HEAP);
        assertAnswered();

        awaitLoad(STREAMS);
        RawConnection last = ask(HELD, "text/event-stream");
        clients.add(last);
        last.readUntil("searching");
        try (RawConnection tooMany = ask(HELD, "text/event-stream")) {
            assertThat(tooMany.readAll()).startsWith("HTTP/1.1 503 ").contains("\"overloaded\"");
        }
        last.close();
        awaitLoad(STREAMS);
        assertAnswered();

        letGo();
        awaitLoad(0);
        assertAnswered();
        assertThat(threads()).isLessThan(threads + MORE_THREADS);
    }

    private boolean released() {
        try {
            released.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void assertAnswered() throws IOException {
        try (RawConnection ordinary = ask("Ordinary?", "application/json")) {
            assertThat(ordinary.readAll())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"outcome\":\"answered\"");
        }
    }

    private RawConnection ask(String question, String accept) throws IOException {
        return new RawConnection(port)
                .post(
                        "/v1/answers",
                        accept,
                        "{\"question\": \"%s\"}"
                                .formatted(question)
                                .getBytes(StandardCharsets.UTF_8));
    }

    private void awaitLoad(int load) throws InterruptedException {
        for (int tries = 0; work.load() != load && tries < 12_000; tries++) {
            Thread.sleep(10);
        }
        assertThat(work.load()).isEqualTo(load);
    }

    /// Virtual ones are none of these.
    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long filesLeft() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
                : 0;
    }
}
