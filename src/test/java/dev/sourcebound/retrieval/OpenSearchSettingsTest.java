package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OpenSearchSettingsTest {

    static OpenSearchSettings settings(List<URI> urls, String name, int shards, int exactUpTo) {
        return new OpenSearchSettings(
                urls,
                null,
                null,
                name,
                shards,
                0,
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                1,
                exactUpTo,
                Duration.ZERO);
    }

    @Test
    void defaultsAreAsDocumented() {
        OpenSearchSettings settings = bound(Map.of());
        assertThat(settings)
                .isEqualTo(
                        new OpenSearchSettings(
                                List.of(),
                                null,
                                null,
                                "sourcebound",
                                1,
                                1,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(10),
                                2,
                                10_000,
                                Duration.ofMinutes(2)));
        assertThat(settings.given()).isFalse();
    }

    @Test
    void everyKeyIsRead() {
        assertThat(
                        bound(
                                Map.ofEntries(
                                        Map.entry("urls", "http://a:9200,https://b"),
                                        Map.entry("username", "u"),
                                        Map.entry("password", "p"),
                                        Map.entry("name", "legal"),
                                        Map.entry("shards", "3"),
                                        Map.entry("replicas", "2"),
                                        Map.entry("connect-timeout", "1s"),
                                        Map.entry("search-timeout", "3s"),
                                        Map.entry("build-timeout", "1h"),
                                        Map.entry("retries", "4"),
                                        Map.entry("exact-up-to", "5"),
                                        Map.entry("keep-old", "7s"))))
                .isEqualTo(
                        new OpenSearchSettings(
                                List.of(URI.create("http://a:9200"), URI.create("https://b")),
                                "u",
                                "p",
                                "legal",
                                3,
                                2,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(3),
                                Duration.ofHours(1),
                                4,
                                5,
                                Duration.ofSeconds(7)));
    }

    @Test
    void whatCannotBeUsedIsNamed() {
        assertThatThrownBy(() -> bound(Map.of("urls", "ftp://a")))
                .rootCause()
                .hasMessageContaining("urls must each be http:// or https://");
        assertThatThrownBy(() -> bound(Map.of("shards", "0")))
                .rootCause()
                .hasMessageContaining("shards must be 1 to 1024, got 0");
        assertThatThrownBy(() -> bound(Map.of("name", "Big.Name")))
                .rootCause()
                .hasMessageContaining("name must match");
        assertThatThrownBy(() -> bound(Map.of("username", "u")))
                .rootCause()
                .hasMessageContaining("username and password are given together");
    }

    private static OpenSearchSettings bound(Map<String, String> values) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put("sourcebound.index.opensearch." + key, value));
        return new Binder(source)
                .bindOrCreate("sourcebound.index.opensearch", OpenSearchSettings.class);
    }
}
