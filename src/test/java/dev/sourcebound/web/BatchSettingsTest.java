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

class BatchSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new BatchSettings(
                                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                                4,
                                4,
                                DataSize.ofKilobytes(256),
                                Duration.ofSeconds(60)));
    }

    @Test
    void takesEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "sourcebound.batch.workers", "2",
                                        "sourcebound.batch.lines", "3",
                                        "sourcebound.batch.batches", "5",
                                        "sourcebound.batch.max-line-size", "1KB",
                                        "sourcebound.batch.stall-timeout", "7s")))
                .isEqualTo(
                        new BatchSettings(2, 3, 5, DataSize.ofKilobytes(1), Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "workers, -1",
        "lines, 0",
        "lines, 1001",
        "batches, 0",
        "max-line-size, 0B",
        "max-line-size, 65MB",
        "stall-timeout, 0s"
    })
    void refusesWhatIsOutOfRange(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of("sourcebound.batch." + key, value)))
                .rootCause()
                .hasMessageContaining("sourcebound.batch." + key + " must be");
    }

    private static BatchSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("sourcebound.batch", BatchSettings.class);
    }
}
