package dev.sourcebound.channel.telegram;

import static dev.sourcebound.channel.telegram.StandIn.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.channel.VendorClient;
import dev.sourcebound.channel.telegram.TelegramSettings.Mode;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TypingTest {

    private static final Errand ERRAND = new Errand(7, 3L, 1, new Asked.Question("Why?"));

    private final StandIn telegram = new StandIn();
    private final VendorClient client = new VendorClient(Duration.ofSeconds(5));
    private final TelegramApi api =
            new TelegramApi(
                    new TelegramSettings(
                            StandIn.TOKEN, null, URI.create(telegram.url()), Mode.POLLING),
                    client,
                    new UpdateReader());

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void isShownAgainUntilItEnds() throws InterruptedException {
        Typing typing = Typing.begin(api, ERRAND, Duration.ofMillis(1));
        telegram.until(it -> it.calls("sendChatAction").size() >= 3);
        typing.close();
        typing.join();
        assertThat(telegram.calls("sendChatAction").getFirst().toString())
                .contains("\"chat_id\":7", "\"action\":\"typing\"", "\"message_thread_id\":3");
    }

    @Test
    void isGivenUpWhereTelegramDoesNotTakeIt() throws InterruptedException {
        telegram.stub("sendChatAction", refused(429, "Too Many Requests", "\"retry_after\":60"));
        Typing typing = Typing.begin(api, ERRAND, Duration.ofMillis(1));
        typing.join();
        assertThat(telegram.calls("sendChatAction")).hasSize(1);
    }
}
