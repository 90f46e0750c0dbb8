package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class VectorSearchTest {

    @Test
    void isChosenBySizeUnlessItIsSet() {
        assertThat(VectorSearch.AUTO.of(VectorSearch.LARGE - 1)).isEqualTo(VectorSearch.FLOAT);
        assertThat(VectorSearch.AUTO.of(VectorSearch.LARGE)).isEqualTo(VectorSearch.INT8);
        assertThat(VectorSearch.BIT.of(1)).isEqualTo(VectorSearch.BIT);
    }

    @Test
    void theSettingHasADefaultAndEveryKey() {
        assertThat(bind(Map.of())).isEqualTo(new IndexSettings(null, VectorSearch.AUTO, true));
        assertThat(
                        bind(
                                Map.of(
                                        "sourcebound.index.path",
                                        "index",
                                        "sourcebound.index.vectors",
                                        "int8",
                                        "sourcebound.index.tokens",
                                        "false")))
                .isEqualTo(new IndexSettings(Path.of("index"), VectorSearch.INT8, false));
    }

    private static IndexSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("sourcebound.index", IndexSettings.class);
    }
}
