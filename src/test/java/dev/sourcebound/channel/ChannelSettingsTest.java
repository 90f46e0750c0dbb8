package dev.sourcebound.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.corpus.Span;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ChannelSettingsTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new ChannelSettings(
                                null,
                                Path.of("data/channel"),
                                0,
                                1_000,
                                10_000,
                                Duration.ofSeconds(60),
                                16,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(15),
                                Duration.ofDays(2),
                                100_000));
    }

    @Test
    void aVariableThatIsSetToNothingIsNotSet() {
        assertThat(bind(Map.of("sourcebound.channel.public-url", "")).publicUrl()).isNull();
    }

    @Test
    void linksStandBelowThePublicAddress() {
        assertThat(
                        new SourceLinks(URI.create("https://a.example/ask"), SourceLink.ROOT)
                                .to("mühle"))
                .isEqualTo(URI.create("https://a.example/ask/sources/m%C3%BChle"));
        assertThat(
                        new SourceLinks(URI.create("https://a.example/"), SourceLink.ROOT)
                                .to(citation()))
                .isEqualTo(URI.create("https://a.example/sources/ferry?revision=sha256:0#3-9"));
        assertThat(new SourceLinks(null, SourceLink.ROOT).to("mill")).isNull();
        assertThat(new SourceLinks(null, SourceLink.ROOT).to(citation())).isNull();
    }

    private static Citation citation() {
        return new Citation("ferry", "The ferry", null, "sha256:0", new Span(3, 9), "crosse", null);
    }

    @ParameterizedTest
    @CsvSource({
        "public-url, ftp://a.example, public-url must be http",
        "public-url, https://a.example/?q, public-url must be http",
        "public-url, https://u@a.example, public-url must be http",
        "workers, -1, workers must be >= 0",
        "max-waiting, 0, max-waiting must be >= 1",
        "max-busy, -1, max-busy must be >= 0",
        "answer-timeout, 0s, answer-timeout must be > 0",
        "posts-at-once, 0, posts-at-once must be >= 1",
        "first-retry, 0s, first-retry must be > 0",
        "longest-retry, 1ms, longest-retry must be at least first-retry",
        "give-up-after, 0s, give-up-after must be > 0",
        "remember, -1s, remember must be > 0",
        "most-remembered, 9, most-remembered must be >= 1000"
    })
    void aValueThatCannotBeIsNamed(String name, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of("sourcebound.channel." + name, value)))
                .hasStackTraceContaining("sourcebound.channel." + message);
    }

    private static ChannelSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("sourcebound.channel", ChannelSettings.class);
    }
}
