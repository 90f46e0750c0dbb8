package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccessSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new AccessSettings(
                                null,
                                Set.of(),
                                List.of(),
                                600,
                                100_000,
                                120,
                                10_000,
                                Duration.ofSeconds(2),
                                false));
    }

    @Test
    void everyKeyIsRead() {
        assertThat(
                        bind(
                                Map.of(
                                        "keys-file", "keys.jsonl",
                                        "anonymous", "ask,read",
                                        "allowed-origins", "https://www.example.org",
                                        "key-requests-per-minute", "1",
                                        "key-requests-per-day", "2",
                                        "address-requests-per-minute", "3",
                                        "address-requests-per-day", "4",
                                        "reread", "5s",
                                        "log", "true")))
                .isEqualTo(
                        new AccessSettings(
                                Path.of("keys.jsonl"),
                                Set.of(Verb.ASK, Verb.READ),
                                List.of("https://www.example.org"),
                                1,
                                2,
                                3,
                                4,
                                Duration.ofSeconds(5),
                                true));
    }

    @Test
    void whatIsSetToNothingIsNotSet() {
        assertThat(bind(Map.of("keys-file", "", "anonymous", "", "allowed-origins", "")))
                .isEqualTo(bind(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "key-requests-per-minute, -1",
        "key-requests-per-day, -1",
        "address-requests-per-minute, -1",
        "address-requests-per-day, -1",
        "allowed-origins, https://www.example.org/path",
        "reread, 0s",
        "reread, 2h"
    })
    void refusesWhatIsOutOfRange(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of(key, value)))
                .rootCause()
                .hasMessageStartingWith("sourcebound.access." + key);
    }

    private static AccessSettings bind(Map<String, String> values) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put("sourcebound.access." + key, value));
        return new Binder(source).bindOrCreate("sourcebound.access", AccessSettings.class);
    }
}
