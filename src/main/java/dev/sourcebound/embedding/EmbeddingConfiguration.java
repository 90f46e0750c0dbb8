package dev.sourcebound.embedding;

import dev.sourcebound.onnx.Location;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// The embedder that everything else is given, and what is counted of it.
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {

    /// Several caches may have one model.
    @Bean
    @ConditionalOnMissingBean
    OnnxEmbedder onnxEmbedder(EmbeddingSettings settings) {
        EmbedderManifest manifest = EmbedderManifest.read(new Location(settings.manifest()));
        return OnnxEmbedder.load(manifest, settings.threadsHere());
    }

    @Bean
    @Primary
    CachingEmbedder embedder(OnnxEmbedder embedder, EmbeddingSettings settings) {
        return new CachingEmbedder(embedder, settings.cacheSize().toBytes());
    }

    /// Where several have the model, who made it counts for all.
    @Bean
    @ConditionalOnMissingBean(name = "collectionName")
    MeterBinder modelMeters(OnnxEmbedder model) {
        return registry -> {
            FunctionCounter.builder(
                            "sourcebound.embedding.truncated", model, OnnxEmbedder::truncatedTexts)
                    .description("Texts that were longer than the model reads")
                    .register(registry);
            FunctionTimer.builder(
                            "sourcebound.model",
                            model,
                            OnnxEmbedder::runs,
                            OnnxEmbedder::nanos,
                            TimeUnit.NANOSECONDS)
                    .tag("model", "embedder")
                    .description("Runs of a model, their waiting left out")
                    .register(registry);
        };
    }

    @Bean
    MeterBinder embeddingMeters(CachingEmbedder cache) {
        return registry -> {
            FunctionCounter.builder("sourcebound.embedding.cache", cache, CachingEmbedder::hits)
                    .tag("result", "hit")
                    .description("Texts asked for, by whether the model had to run")
                    .register(registry);
            FunctionCounter.builder("sourcebound.embedding.cache", cache, CachingEmbedder::misses)
                    .tag("result", "miss")
                    .description("Texts asked for, by whether the model had to run")
                    .register(registry);
        };
    }
}
