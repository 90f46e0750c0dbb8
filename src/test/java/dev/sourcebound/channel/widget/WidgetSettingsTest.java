package dev.sourcebound.channel.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WidgetSettingsTest {

    private static final String SECRET = "a secret of at least thirty-two b";

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new WidgetSettings(
                                List.of(),
                                null,
                                Duration.ofMinutes(10),
                                30,
                                120,
                                Duration.ofMinutes(10)));
    }

    @Test
    void takesEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "sourcebound.widget.allowed-origins",
                                        "https://a.example,http://b.example:81",
                                        "sourcebound.widget.secret",
                                        SECRET,
                                        "sourcebound.widget.token-lifetime",
                                        "1m",
                                        "sourcebound.widget.session-budget",
                                        "2",
                                        "sourcebound.widget.address-budget",
                                        "3",
                                        "sourcebound.widget.budget-window",
                                        "4m")))
                .isEqualTo(
                        new WidgetSettings(
                                List.of("https://a.example", "http://b.example:81"),
                                SECRET,
                                Duration.ofMinutes(1),
                                2,
                                3,
                                Duration.ofMinutes(4)));
    }

    @Test
    void holdsAVariableThatIsSetToNothingForNotSet() {
        assertThat(
                        bind(
                                Map.of(
                                        "sourcebound.widget.allowed-origins", "",
                                        "sourcebound.widget.secret", "")))
                .isEqualTo(bind(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "allowed-origins, https://a.example/path",
        "allowed-origins, *",
        "secret, short",
        "token-lifetime, 0s",
        "token-lifetime, 25h",
        "session-budget, 0",
        "address-budget, 1000001",
        "budget-window, 1ms"
    })
    void namesTheKeyThatIsOutOfRange(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of("sourcebound.widget." + key, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sourcebound.widget." + key + " must ");
    }

    @Test
    void neverShowsTheSecret() {
        assertThat(bind(Map.of("sourcebound.widget.secret", SECRET)).toString())
                .doesNotContain(SECRET)
                .contains("secret=hidden");
    }

    private static WidgetSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("sourcebound.widget", WidgetSettings.class);
    }
}
