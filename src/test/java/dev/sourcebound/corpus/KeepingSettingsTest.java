package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class KeepingSettingsTest {

    @Test
    void keepsInMemoryUnlessAFolderIsNamed() {
        KeepingSettings settings = bind(Map.of());
        assertThat(settings).isEqualTo(new KeepingSettings(null, DataSize.ofMegabytes(64)));
        assertThat(settings.shelf("documents")).isSameAs(Shelf.IN_MEMORY);
    }

    @Test
    void takesEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "sourcebound.index.path",
                                        "index",
                                        "sourcebound.index.text-cache",
                                        "3KB")))
                .isEqualTo(new KeepingSettings(Path.of("index"), DataSize.ofKilobytes(3)));
    }

    @Test
    void refusesMoreMemoryThanThereIs() {
        assertThatThrownBy(() -> bind(Map.of("sourcebound.index.text-cache", "9GB")))
                .rootCause()
                .hasMessageContaining("sourcebound.index.text-cache must be 0B to 8GB");
    }

    private static KeepingSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("sourcebound.index", KeepingSettings.class);
    }
}
