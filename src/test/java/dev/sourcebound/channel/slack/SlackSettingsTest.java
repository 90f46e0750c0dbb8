package dev.sourcebound.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

class SlackSettingsTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new SlackSettings(
                                "xoxb-1",
                                "secret",
                                null,
                                URI.create("https://slack.com/api/"),
                                Duration.ofSeconds(10)));
    }

    @Test
    void secretsAreNeverShown() {
        assertThat(bind(Map.of("sourcebound.slack.previous-signing-secret", "old")).toString())
                .doesNotContain("xoxb")
                .doesNotContain("secret,")
                .doesNotContain("old")
                .contains("2 hidden");
    }

    @Test
    void aTokenWithALinesEndFromItsFileIsTakenWithoutIt() {
        assertThat(bind(Map.of("sourcebound.slack.bot-token", "xoxb-1\r\n")).botToken())
                .isEqualTo("xoxb-1");
    }

    @Test
    void aTokenThatFitsNoHeaderIsRefusedAndNotShown() {
        assertThatThrownBy(() -> bind(Map.of("sourcebound.slack.bot-token", "xoxb-1\n2")))
                .rootCause()
                .hasMessageContaining("sourcebound.slack.bot-token has characters")
                .hasMessageNotContaining("xoxb-1");
    }

    @Test
    void methodsStandBelowTheAddressWithOrWithoutItsLastStroke() {
        assertThat(bind(Map.of("sourcebound.slack.api-url", "http://127.0.0.1:9/api")).apiUrl())
                .isEqualTo(URI.create("http://127.0.0.1:9/api/"));
    }

    @ParameterizedTest
    @CsvSource({
        "bot-token, ' ', bot-token is missing",
        "signing-secret, '', signing-secret is missing",
        "api-url, ftp://slack.com/api/, api-url must begin with http",
        "request-timeout, 0s, request-timeout must be > 0"
    })
    void aValueThatCannotBeIsNamed(String name, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of("sourcebound.slack." + name, value)))
                .hasStackTraceContaining("sourcebound.slack." + message);
    }

    @Test
    void withoutItsSettingsThereIsNoSlack() {
        new ReactiveWebApplicationContextRunner()
                .withUserConfiguration(SlackConfiguration.class, SlackController.class)
                .withPropertyValues(
                        "sourcebound.slack.bot-token=", "sourcebound.slack.signing-secret=")
                .run(context -> assertThat(context).doesNotHaveBean(SlackController.class));
    }

    private static SlackSettings bind(Map<String, String> further) {
        Map<String, String> settings =
                new HashMap<>(
                        Map.of(
                                "sourcebound.slack.bot-token", "xoxb-1",
                                "sourcebound.slack.signing-secret", "secret"));
        settings.putAll(further);
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("sourcebound.slack", SlackSettings.class);
    }
}
