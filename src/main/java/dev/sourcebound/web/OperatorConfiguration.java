package dev.sourcebound.web;

import dev.sourcebound.corpus.LibraryWriter;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@Conditional(OperatorKeyGiven.class)
class OperatorConfiguration {

    @Bean
    OperatorKey operatorKey(OperatorSettings settings) {
        return new OperatorKey(Objects.requireNonNull(settings.operatorKey(), "operator-key"));
    }

    @Bean
    Uploads uploads(LibraryWriter writer) {
        return new Uploads(writer);
    }
}
