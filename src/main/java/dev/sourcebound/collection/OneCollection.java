package dev.sourcebound.collection;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Controller;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/// What a collection is made of: everything in these packages that is not marked [OncePerServer].
/// Not a configuration itself, so that the server does not find it.
@ComponentScan(
        basePackages = {
            "dev.sourcebound.corpus",
            "dev.sourcebound.language",
            "dev.sourcebound.embedding",
            "dev.sourcebound.retrieval",
            "dev.sourcebound.reading",
            "dev.sourcebound.answer",
            "dev.sourcebound.suggestion",
            "dev.sourcebound.store",
            "dev.sourcebound.chat",
            "dev.sourcebound.decision",
            "dev.sourcebound.llm",
            "dev.sourcebound.web",
            "dev.sourcebound.channel"
        },
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter({Configuration.class, Controller.class}),
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = OncePerServer.class))
@ConfigurationPropertiesScan({
    "dev.sourcebound.corpus",
    "dev.sourcebound.embedding",
    "dev.sourcebound.retrieval",
    "dev.sourcebound.reading",
    "dev.sourcebound.answer",
    "dev.sourcebound.suggestion",
    "dev.sourcebound.chat",
    "dev.sourcebound.decision",
    "dev.sourcebound.llm",
    "dev.sourcebound.web",
    "dev.sourcebound.channel"
})
final class OneCollection {

    private OneCollection() {}

    /// Of the controllers here.
    @Bean
    static RequestMappingHandlerMapping requestMappings() {
        return new RequestMappingHandlerMapping();
    }

    @Bean
    static RouterFunctionMapping routes(ServerCodecConfigurer codecs) {
        RouterFunctionMapping routes = new RouterFunctionMapping();
        routes.setMessageReaders(codecs.getReaders());
        return routes;
    }
}
