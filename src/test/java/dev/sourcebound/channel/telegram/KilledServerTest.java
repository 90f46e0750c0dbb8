package dev.sourcebound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server is killed after it has taken questions and before it has posted their answers.
@Timeout(180)
class KilledServerTest {

    private static final List<String> QUESTIONS =
            IntStream.range(0, 20).mapToObj("What is number %d about?"::formatted).toList();

    @TempDir private Path folder;
    private final StandIn telegram = new StandIn();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void everyQuestionThatWasTakenIsAnsweredOnceAfterTheNextStart() throws Exception {
        Process first = start("first", String.join("|", QUESTIONS));
        try {
            for (int i = 0; i < 20; i++) {
                assertThat(send("first", i)).isEqualTo(200);
            }
            telegram.until(it -> it.calls("sendChatAction").size() >= 16);
        } finally {
            first.destroyForcibly().waitFor();
        }
        assertThat(telegram.posted()).as("before the kill").isEmpty();
        Process second = start("second", "none");
        try {
            for (int i = 0; i < 20; i++) {
                assertThat(send("second", i)).as("Telegram tells again").isEqualTo(200);
            }
            telegram.until(it -> it.posted().size() >= 20);
        } finally {
            second.destroy();
            second.waitFor();
        }
        assertThat(telegram.postedTexts())
                .map(text -> text.substring("Asked: ".length(), text.indexOf(" [1]")))
                .containsExactlyInAnyOrderElementsOf(QUESTIONS);
    }

    /// Each question in a chat of its own.
    private int send(String server, int i) throws Exception {
        String port = Files.readString(folder.resolve(server));
        return client.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:%s/telegram/webhook"
                                                        .formatted(port)))
                                .header(WebhookHandler.SECRET, "secret")
                                .POST(
                                        BodyPublishers.ofString(
                                                Updates.privately(
                                                        100 + i, 200 + i, 1, QUESTIONS.get(i))))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private Process start(String name, String held) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                TelegramServer.class.getName(),
                                folder.resolve(name).toString(),
                                held,
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--sourcebound.telegram.bot-token=" + StandIn.TOKEN,
                                "--sourcebound.telegram.webhook-secret=secret",
                                "--sourcebound.telegram.api-url=" + telegram.url(),
                                "--sourcebound.channel.workers=32",
                                "--sourcebound.channel.folder=" + folder.resolve("store"))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".log").toFile())
                        .start();
        telegram.until(_ -> Files.exists(folder.resolve(name)) || !process.isAlive());
        assertThat(process.isAlive()).as(() -> "the server runs: " + log(name)).isTrue();
        return process;
    }

    private String log(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
