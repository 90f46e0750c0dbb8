package dev.sourcebound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.channel.telegram.TelegramSettings.Mode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

class TelegramSettingsTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of("bot-token", "1:a", "webhook-secret", "s")))
                .isEqualTo(
                        new TelegramSettings(
                                "1:a", "s", URI.create("https://api.telegram.org"), Mode.WEBHOOK));
    }

    @Test
    void everyKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "bot-token", "12:a_b-C",
                                        "webhook-secret", "A-z_9",
                                        "api-url", "http://127.0.0.1:9/base",
                                        "mode", "polling")))
                .isEqualTo(
                        new TelegramSettings(
                                "12:a_b-C",
                                "A-z_9",
                                URI.create("http://127.0.0.1:9/base"),
                                Mode.POLLING));
    }

    @Test
    void whatIsSetToNothingIsNotSet() {
        assertThat(
                        bind(
                                Map.of(
                                        "bot-token", "1:a",
                                        "webhook-secret", "s",
                                        "api-url", "",
                                        "mode", "")))
                .isEqualTo(bind(Map.of("bot-token", "1:a", "webhook-secret", "s")));
    }

    @Test
    void pollingNeedsNoSecret() {
        assertThat(bind(Map.of("bot-token", "1:a", "mode", "polling")).webhookSecret()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "bot-token, '', 'sourcebound.telegram.bot-token is missing; give the one that BotFather gave'",
        "bot-token, a/b, 'sourcebound.telegram.bot-token has characters that no token has; give it as'",
        "webhook-secret, '', 'sourcebound.telegram.webhook-secret is missing; choose one of 1 to 256'",
        "webhook-secret, '', 'or set sourcebound.telegram.mode to polling'",
        "webhook-secret, 'a b', 'sourcebound.telegram.webhook-secret must be 1 to 256 characters'",
        "api-url, ftp://x, 'sourcebound.telegram.api-url must be an address such as https://api.telegram.org'",
        "api-url, 'https://k@x', 'sourcebound.telegram.api-url must be an address'"
    })
    void halfAConfigurationSaysWhatToSet(String name, String value, String message) {
        Map<String, String> given =
                new HashMap<>(Map.of("bot-token", "1:a", "webhook-secret", "s"));
        given.put(name, value);
        assertThatThrownBy(() -> bind(given)).hasStackTraceContaining(message);
    }

    @Test
    void secretsAreNotShown() {
        assertThat(bind(Map.of("bot-token", "1:abcdef", "webhook-secret", "quill")).toString())
                .doesNotContain("abcdef")
                .doesNotContain("quill");
    }

    @Test
    void thereIsNoTelegramUntilATokenIsSet() {
        new ReactiveWebApplicationContextRunner()
                .withUserConfiguration(TelegramConfiguration.class)
                .withPropertyValues(
                        "sourcebound.telegram.mode=polling", "sourcebound.telegram.bot-token=")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Intake.class));
    }

    @Test
    void aSecretWithoutATokenEndsTheStart() {
        assertThatThrownBy(() ->
                        new SpringApplicationBuilder(TelegramSlice.class)
                                .run("--server.port=0", "--sourcebound.telegram.webhook-secret=s"))
                .hasStackTraceContaining("sourcebound.telegram.bot-token is missing; give the one");
    }

    private static TelegramSettings bind(Map<String, String> given) {
        Map<String, String> prefixed = new HashMap<>();
        given.forEach((name, value) -> prefixed.put("sourcebound.telegram." + name, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bindOrCreate("sourcebound.telegram", TelegramSettings.class);
    }
}
