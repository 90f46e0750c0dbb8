package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class CorpusSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new CorpusSettings(Path.of("seeds"), DataSize.ofMegabytes(20)));
    }

    @Test
    void takesEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "sourcebound.corpus.folder",
                                        "docs",
                                        "sourcebound.corpus.max-source-size",
                                        "3KB")))
                .isEqualTo(new CorpusSettings(Path.of("docs"), DataSize.ofKilobytes(3)));
    }

    @Test
    void refusesALimitThatNoTextMeetsOrNoMemoryHolds() {
        for (String size : new String[] {"0B", "513MB"}) {
            assertThatThrownBy(() -> bind(Map.of("sourcebound.corpus.max-source-size", size)))
                    .rootCause()
                    .hasMessageStartingWith(
                            "sourcebound.corpus.max-source-size must be 1B to 512MB");
        }
    }

    private static CorpusSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("sourcebound.corpus", CorpusSettings.class);
    }
}
