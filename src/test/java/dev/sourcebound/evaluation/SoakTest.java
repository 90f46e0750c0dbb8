package dev.sourcebound.evaluation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.evaluation.data.QuestionSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SoakTest {

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

    private static void readToTheEnd(ServerSocket silent) {
        try (Socket client = silent.accept();
                InputStream request = client.getInputStream()) {
            request.readAllBytes();
        } catch (IOException e) {
            // Left in another way.
        }
    }
}
