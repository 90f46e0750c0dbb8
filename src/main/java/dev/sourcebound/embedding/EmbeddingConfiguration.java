package dev.sourcebound.embedding;

import dev.sourcebound.onnx.Location;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// The embedder that everything else is given.
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {

    @Bean
    OnnxEmbedder onnxEmbedder(EmbeddingSettings settings) {
        EmbedderManifest manifest = EmbedderManifest.read(new Location(settings.manifest()));
        return OnnxEmbedder.load(manifest, settings.threadsHere());
    }

    @Bean
    @Primary
    CachingEmbedder embedder(OnnxEmbedder embedder, EmbeddingSettings settings) {
        return new CachingEmbedder(embedder, settings.cacheSize().toBytes());
    }
}
