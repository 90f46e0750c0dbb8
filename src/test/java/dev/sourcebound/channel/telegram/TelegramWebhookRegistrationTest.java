package dev.sourcebound.channel.telegram;

import static dev.sourcebound.channel.telegram.StandIn.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/// A server tells Telegram where updates are to be sent.
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class TelegramWebhookRegistrationTest {

    private static final String URL = "https://ask.example.org/base/";

    @TempDir private Path folder;
    private final StandIn telegram = new StandIn();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void telegramIsToldTheAddressAndTheSecretOnceItListens(CapturedOutput output) {
        telegram.stub("setWebhook", refused(502, "Bad Gateway", ""));
        try (ConfigurableApplicationContext _ = start(URL)) {
            telegram.until(it -> it.calls("setWebhook").size() >= 2);
            telegram.stub("setWebhook", StandIn.ok("true"));
            telegram.until(_ -> output.getAll().contains("Telegram sends updates to"));
        }
        assertThat(telegram.calls("setWebhook").getLast().toString())
                .contains(
                        "\"url\":\"https://ask.example.org/base/telegram/webhook\"",
                        "\"secret_token\":\"a-secret\"",
                        "\"allowed_updates\":[\"message\",\"edited_message\"]");
        assertThat(telegram.calls("getUpdates")).isEmpty();
        assertThat(output.getAll()).doesNotContain("a-secret", StandIn.TOKEN);
    }

    @Test
    void withoutAPublicAddressPeopleTellTelegram(CapturedOutput output) {
        try (ConfigurableApplicationContext _ = start("")) {
            telegram.until(_ -> output.getAll().contains("Tell Telegram by setWebhook where"));
        }
        assertThat(telegram.calls("setWebhook")).isEmpty();
    }

    private ConfigurableApplicationContext start(String publicUrl) {
        return new SpringApplicationBuilder(TelegramSlice.class)
                .run(
                        "--server.port=0",
                        "--sourcebound.telegram.bot-token=" + StandIn.TOKEN,
                        "--sourcebound.telegram.webhook-secret=a-secret",
                        "--sourcebound.telegram.api-url=" + telegram.url(),
                        "--sourcebound.channel.public-url=" + publicUrl,
                        "--sourcebound.channel.folder=" + folder,
                        "--sourcebound.channel.first-retry=20ms",
                        "--sourcebound.channel.longest-retry=100ms");
    }
}
