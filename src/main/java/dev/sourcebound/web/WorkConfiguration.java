package dev.sourcebound.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How much is worked on at once. Each collection has its own, so that none waits in another's
/// queue or is sent away because of it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebSettings.class, BatchSettings.class})
class WorkConfiguration {

    @Bean
    BlockingWork blockingWork(WebSettings settings) {
        return new BlockingWork(
                settings.workers(), settings.queue(), settings.answerTimeout(), settings.maxWait());
    }

    @Bean
    WorkMetrics workMetrics(BlockingWork work) {
        return new WorkMetrics(work);
    }

    @Bean
    Batches batches(WebSettings settings, BatchSettings batches, Problems problems) {
        return new Batches(batches, settings.answerTimeout(), problems);
    }
}
