package dev.sourcebound.corpus;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CorpusConfiguration {

    /// Read at start, so that a broken corpus stops the start and not the first question.
    @Bean
    Corpus corpus(CorpusSettings settings) {
        return new SourceFolder(settings.folder(), settings.maxSourceSize()).read();
    }

    @Bean
    Chunker chunker() {
        return new Chunker();
    }
}
