package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WebSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new WebSettings(
                                DataSize.ofKilobytes(256),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(15),
                                Runtime.getRuntime().availableProcessors(),
                                64,
                                Duration.ofSeconds(5),
                                4096));
    }

    @Test
    void takesEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "sourcebound.web.max-request-size", "1MB",
                                        "sourcebound.web.read-timeout", "2s",
                                        "sourcebound.web.answer-timeout", "3s",
                                        "sourcebound.web.keep-alive", "4s",
                                        "sourcebound.web.workers", "5",
                                        "sourcebound.web.queue", "6",
                                        "sourcebound.web.max-wait", "7s",
                                        "sourcebound.web.connections", "8")))
                .isEqualTo(
                        new WebSettings(
                                DataSize.ofMegabytes(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4),
                                5,
                                6,
                                Duration.ofSeconds(7),
                                8));
    }

    @ParameterizedTest
    @CsvSource({
        "max-request-size, 0B",
        "max-request-size, 65MB",
        "read-timeout, 0s",
        "answer-timeout, -1s",
        "keep-alive, 0s",
        "max-wait, 0s",
        "connections, 0",
        "workers, -1",
        "queue, 0"
    })
    void namesTheKeyThatIsOutOfRange(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of("sourcebound.web." + key, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sourcebound.web." + key + " must be ");
    }

    private static WebSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("sourcebound.web", WebSettings.class);
    }
}
