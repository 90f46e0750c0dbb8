package dev.sourcebound.web;

import dev.sourcebound.corpus.LibraryWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@Conditional(KeysGiven.class)
class OperatorConfiguration {

    @Bean
    Uploads uploads(LibraryWriter writer) {
        return new Uploads(writer);
    }
}
