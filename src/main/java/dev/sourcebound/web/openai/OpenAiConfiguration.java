package dev.sourcebound.web.openai;

import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.collection.NamedCollections;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiSettings.class)
class OpenAiConfiguration {

    @Bean
    Models openAiModels(OpenAiSettings settings, ObjectProvider<CollectionName> collection) {
        List<String> others =
                collection.stream()
                        .flatMap(name -> ModelsElsewhere.of(settings.models(), name).stream())
                        .toList();
        return new Models(settings.models(), others, Instant.now());
    }

    @Bean
    ModelsElsewhere modelsElsewhere(
            OpenAiSettings settings, ObjectProvider<NamedCollections> collections) {
        return new ModelsElsewhere(settings.models(), collections.getIfAvailable());
    }

    @Bean
    OpenAiProblems openAiProblems() {
        return new OpenAiProblems();
    }
}
