package dev.sourcebound.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SuggestionSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SuggestionSettings(150, Duration.ofMinutes(5), null));
    }

    @Test
    void takesEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "sourcebound.suggestion.questions", "0",
                                        "sourcebound.suggestion.time", "90s",
                                        "sourcebound.suggestion.file", "data/s.json")))
                .isEqualTo(
                        new SuggestionSettings(0, Duration.ofSeconds(90), Path.of("data/s.json")));
    }

    @ParameterizedTest
    @CsvSource({"questions, -1", "questions, 10001", "time, 0s"})
    void refusesWhatIsOutOfRange(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of("sourcebound.suggestion." + key, value)))
                .rootCause()
                .hasMessageContaining("sourcebound.suggestion." + key);
    }

    private static SuggestionSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("sourcebound.suggestion", SuggestionSettings.class);
    }
}
