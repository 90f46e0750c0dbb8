package dev.sourcebound.language;

import dev.sourcebound.corpus.Corpus;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

    @Bean
    @ConditionalOnMissingBean
    LanguageDetector languageDetector() {
        return new LanguageDetector();
    }

    @Bean
    Languages languages(Corpus corpus, LanguageDetector detector) {
        return new Languages(corpus, detector);
    }
}
