package dev.sourcebound.language;

import dev.sourcebound.corpus.Corpus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

    @Bean
    Languages languages(Corpus corpus) {
        return new Languages(corpus);
    }
}
