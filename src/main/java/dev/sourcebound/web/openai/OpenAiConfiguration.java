package dev.sourcebound.web.openai;

import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiSettings.class)
class OpenAiConfiguration {

    @Bean
    Models openAiModels(OpenAiSettings settings) {
        return new Models(settings.models(), Instant.now());
    }

    @Bean
    OpenAiProblems openAiProblems() {
        return new OpenAiProblems();
    }
}
