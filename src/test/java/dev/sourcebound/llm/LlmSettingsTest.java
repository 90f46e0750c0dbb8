package dev.sourcebound.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LlmSettingsTest {

    @Test
    void defaults() {
        LlmSettings settings =
                new Binder(
                                new MapConfigurationPropertySource(
                                        Map.of(
                                                "sourcebound.llm.base-url", "http://127.0.0.1:1/v1",
                                                "sourcebound.llm.model", "m")))
                        .bindOrCreate("sourcebound.llm", LlmSettings.class);
        assertThat(settings)
                .isEqualTo(
                        new LlmSettings(
                                LlmSettings.Provider.OPENAI,
                                URI.create("http://127.0.0.1:1/v1"),
                                null,
                                "m",
                                LlmSettings.Format.AUTO,
                                0,
                                "classpath:prompts",
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(15),
                                1,
                                64,
                                800,
                                6,
                                0,
                                null,
                                null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model             | ' '                    | model is missing",
                "base-url          | ftp://127.0.0.1        | base-url must begin with http",
                "base-url          | http://k@127.0.0.1/v1  | base-url must hold no key",
                "temperature       | 3                      | temperature must be 0 to 2",
                "deadline          | 0s                     | deadline must be > 0",
                "idle-timeout      | -1s                    | idle-timeout must be > 0",
                "retries           | 6                      | retries must be 0 to 5",
                "at-once           | 0                      | at-once must be 1 to 10000",
                "most-claims       | 21                     | most-claims must be 1 to 20",
                "max-output-tokens | 1                      | max-output-tokens must be 16",
                "daily-tokens      | -1                     | daily-tokens must be >= 0",
                "input-price       | 2                      | are given together"
            })
    void aValueThatCannotBeIsNamed(String name, String value, String message) {
        assertThatThrownBy(() -> Endpoint.settings("http://127.0.0.1:1/v1", Map.of(name, value)))
                .hasStackTraceContaining(
                        "sourcebound.llm." + (name.equals("input-price") ? "" : name))
                .hasStackTraceContaining(message);
    }

    @Test
    void withoutAnySettingThereIsNoLanguageModel() {
        new ApplicationContextRunner()
                .withUserConfiguration(LlmConfiguration.class)
                .run(context -> assertThat(context).doesNotHaveBean(GenerativeWriter.class));
    }

    @Test
    void halfOfWhatIsNeededEndsTheStart() {
        assertThatThrownBy(() ->
                        Endpoint.settings(
                                "http://127.0.0.1:1/v1",
                                Map.of("provider", "anthropic", "api-key", " ")))
                .hasStackTraceContaining("sourcebound.llm.api-key is missing");
    }
}
