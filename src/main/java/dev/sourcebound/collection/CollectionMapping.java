package dev.sourcebound.collection;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Finds what handles a request for a collection among that collection's own, and nowhere else: a
/// request that names one, or whose key is for one, never comes to a handler of another.
final class CollectionMapping implements HandlerMapping, Ordered {

    private final NamedCollections collections;

    CollectionMapping(NamedCollections collections) {
        this.collections = collections;
    }

    @Override
    public Mono<Object> getHandler(ServerWebExchange exchange) {
        CollectionName name = RequestedCollection.of(exchange);
        if (name.equals(CollectionName.DEFAULT)
                // The page to ask on is a file, the same for all, whether there is one or not.
                || exchange.getRequest().getPath().value().equals(CollectionPath.HOME)) {
            return Mono.empty();
        }
        return Mono.defer(() -> within(collections.beans(name), exchange))
                .switchIfEmpty(Mono.error(name::unknown));
    }

    /// Before those of the server.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static Mono<Object> within(
            ConfigurableApplicationContext beans, ServerWebExchange exchange) {
        return beans.getBean(RequestMappingHandlerMapping.class)
                .getHandler(exchange)
                .switchIfEmpty(
                        Mono.defer(() ->
                                beans.getBean(RouterFunctionMapping.class).getHandler(exchange)));
    }
}
