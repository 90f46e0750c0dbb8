package dev.sourcebound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

/// What becomes of those for whom there is no room.
class TelegramRoomTest {

    private static final String LONG = "What takes so long?";
    private static final String SHORT = "What is short?";

    @TempDir private Path folder;
    private final StandIn telegram = new StandIn();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void whoComesWhenThereIsNoRoomIsToldToTryAgain() throws Exception {
        try (ReactiveWebServerApplicationContext server = start(1)) {
            Samples.Held held = server.getBean(Samples.Echo.class).hold(LONG);
            assertThat(send(server, 1, LONG)).isEqualTo(200);
            assertThat(send(server, 2, SHORT)).isEqualTo(200);
            telegram.until(it -> it.posted().size() == 1);
            assertThat(telegram.postedTexts()).allMatch(text -> text.contains("try again"));
            held.letGo.countDown();
            telegram.until(it -> it.posted().size() == 2);
            assertThat(telegram.postedTexts().getLast()).startsWith("Asked: " + LONG);
        }
    }

    @Test
    void whoeverCannotBeToldEvenThatComesAgain() throws Exception {
        try (ReactiveWebServerApplicationContext server = start(0)) {
            Samples.Held held = server.getBean(Samples.Echo.class).hold(LONG);
            assertThat(send(server, 1, LONG)).isEqualTo(200);
            assertThat(send(server, 2, SHORT)).isEqualTo(503);
            held.letGo.countDown();
            telegram.until(it -> it.posted().size() == 1);
            telegram.until(_ -> isTaken(server));
            telegram.until(it -> it.posted().size() == 2);
            assertThat(telegram.postedTexts().getLast()).startsWith("Asked: " + SHORT);
        }
    }

    /// Telegram tells again until it is confirmed.
    private boolean isTaken(ReactiveWebServerApplicationContext server) {
        try {
            return send(server, 2, SHORT) == 200;
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /// A person writes in a chat of their own; the update has the number of the chat.
    private int send(ReactiveWebServerApplicationContext server, int chat, String text)
            throws Exception {
        URI address =
                URI.create(
                        "http://127.0.0.1:%d%s"
                                .formatted(server.getWebServer().getPort(), WebhookHandler.PATH));
        return client.send(
                        HttpRequest.newBuilder(address)
                                .header(WebhookHandler.SECRET, "secret")
                                .POST(
                                        BodyPublishers.ofString(
                                                Updates.privately(chat, chat, 1, text)))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    /// A server with room for one question.
    ///
    /// @param busy how many more may wait to be told so
    private ReactiveWebServerApplicationContext start(int busy) {
        return (ReactiveWebServerApplicationContext)
                SpringApplication.run(
                        TelegramSlice.class,
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--sourcebound.telegram.bot-token=" + StandIn.TOKEN,
                        "--sourcebound.telegram.webhook-secret=secret",
                        "--sourcebound.telegram.api-url=" + telegram.url(),
                        "--sourcebound.channel.max-waiting=1",
                        "--sourcebound.channel.max-busy=" + busy,
                        "--sourcebound.channel.folder=" + folder);
    }
}
