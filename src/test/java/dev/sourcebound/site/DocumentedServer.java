package dev.sourcebound.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A server that was started as a page says, until it is closed.
final class DocumentedServer implements AutoCloseable {

    private static final int MOST_LOOKS = 1_800;

    private final Process process;

    private DocumentedServer(Process process) {
        this.process = process;
    }

    /// Starts it, and waits until it can answer.
    ///
    /// @param port that it listens on
    static DocumentedServer start(Shell shell, String commands, String port)
            throws IOException, InterruptedException {
        Path log = shell.folder().resolve("server-%s.log".formatted(port));
        DocumentedServer server = new DocumentedServer(shell.start(commands, log));
        for (int look = 0; look < MOST_LOOKS; look++) {
            if (server.process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        "the server ended with %d: %s%n%s"
                                .formatted(
                                        server.process.exitValue(),
                                        commands,
                                        Files.readString(log)));
            }
            if (isReady(port)) {
                return server;
            }
        }
        server.close();
        throw new AssertionError(
                "the server is not ready: %s%n%s".formatted(commands, Files.readString(log)));
    }

    private static boolean isReady(String port) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:%s/actuator/health/readiness"
                                                    .formatted(port)))
                            .build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            // 404: health is on the port of operators.
            return status == 200 || status == 404;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
        assertThat(process.isAlive()).isFalse();
    }
}
