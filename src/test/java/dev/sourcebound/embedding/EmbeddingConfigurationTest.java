package dev.sourcebound.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.embedding.Embedder.Role;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;

class EmbeddingConfigurationTest {

    private final ApplicationContextRunner settings =
            new ApplicationContextRunner().withUserConfiguration(SettingsAlone.class);

    private final ApplicationContextRunner all =
            new ApplicationContextRunner().withUserConfiguration(All.class);

    @Test
    void everySettingHasADefault() {
        settings.run(context ->
                assertThat(context.getBean(EmbeddingSettings.class))
                        .isEqualTo(
                                new EmbeddingSettings(
                                        "classpath:embeddings/embedder/manifest.json",
                                        0,
                                        DataSize.ofMegabytes(64))));
    }

    @Test
    void everySettingCanBeSet() {
        settings.withPropertyValues(
                        "sourcebound.embedding.manifest=models/other.json",
                        "sourcebound.embedding.threads=3",
                        "sourcebound.embedding.cache-size=1GB")
                .run(context ->
                        assertThat(context.getBean(EmbeddingSettings.class))
                                .isEqualTo(
                                        new EmbeddingSettings(
                                                "models/other.json", 3, DataSize.ofGigabytes(1))));
    }

    @ParameterizedTest
    @CsvSource({"threads, -1", "threads, 1025", "manifest, ' '", "cache-size, -1MB"})
    void refusesAValueOutOfItsRange(String key, String value) {
        settings.withPropertyValues("sourcebound.embedding." + key + "=" + value)
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .hasMessageContaining("sourcebound.embedding"));
    }

    @Test
    void asManyThreadsAsProcessorsWhereNoneAreSet() {
        EmbeddingSettings none = new EmbeddingSettings("m", 0, DataSize.ofBytes(0));
        EmbeddingSettings three = new EmbeddingSettings("m", 3, DataSize.ofBytes(0));
        assertThat(none.threadsHere()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(three.threadsHere()).isEqualTo(3);
    }

    @Test
    void theEmbedderIsTheOneThatKeepsAndItIsCounted() {
        all.run(context -> {
            Embedder embedder = context.getBean(Embedder.class);
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            context.getBeansOfType(MeterBinder.class)
                    .values()
                    .forEach(each -> each.bindTo(registry));

            embedder.embed("mill ".repeat(600), Role.PASSAGE);
            embedder.embedTokens("mill ".repeat(600), Role.PASSAGE);

            assertThat(count(registry, "sourcebound.embedding.truncated")).isEqualTo(1);
            assertThat(count(registry, "sourcebound.embedding.cache", "result", "hit"))
                    .isEqualTo(1);
            assertThat(count(registry, "sourcebound.embedding.cache", "result", "miss"))
                    .isEqualTo(1);
        });
    }

    @Test
    void aManifestThatIsNotThereStopsTheStartAndIsNamed() {
        all.withPropertyValues("sourcebound.embedding.manifest=no/such.json")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .isInstanceOf(java.nio.file.NoSuchFileException.class)
                                .hasMessage("no/such.json"));
    }

    private static double count(SimpleMeterRegistry registry, String name, String... tags) {
        return registry.get(name).tags(tags).functionCounter().count();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EmbeddingSettings.class)
    static class SettingsAlone {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EmbeddingSettings.class)
    @Import(EmbeddingConfiguration.class)
    static class All {}
}
