package dev.sourcebound.chat;

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
import org.springframework.util.unit.DataSize;

class ConversationSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new ConversationSettings(
                                10_000, 20, DataSize.ofMegabytes(64), Duration.ofHours(2), null));
    }

    @Test
    void takesEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "sourcebound.conversation.most", "5",
                                        "sourcebound.conversation.turns", "6",
                                        "sourcebound.conversation.size", "7MB",
                                        "sourcebound.conversation.expire-after", "8m",
                                        "sourcebound.conversation.folder", "kept")))
                .isEqualTo(
                        new ConversationSettings(
                                5,
                                6,
                                DataSize.ofMegabytes(7),
                                Duration.ofMinutes(8),
                                Path.of("kept")));
    }

    @Test
    void aFolderThatIsSetToNothingIsNotSet() {
        assertThat(bind(Map.of("sourcebound.conversation.folder", "")).folder()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "most, 0, must be 1 to",
        "turns, 51, must be 1 to 50",
        "turns, 0, must be 1 to 50",
        "size, 1023KB, must be 1MB or more",
        "expire-after, 0s, must be > 0"
    })
    void refusesWhatIsOutOfRange(String key, String value, String why) {
        Map<String, String> settings = Map.of("sourcebound.conversation." + key, value);
        assertThatThrownBy(() -> bind(settings))
                .rootCause()
                .hasMessageStartingWith("sourcebound.conversation." + key)
                .hasMessageContaining(why);
    }

    private static ConversationSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("sourcebound.conversation", ConversationSettings.class);
    }
}
