package dev.sourcebound.collection;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// Which collection a request is for: the one that its address names, else the one that its key is
/// for, else the default.
public final class RequestedCollection {

    static final String ATTRIBUTE = RequestedCollection.class.getName();

    private static final String URI_ATTRIBUTE = ATTRIBUTE + ".uri";

    private RequestedCollection() {}

    public static CollectionName of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, CollectionName.DEFAULT);
    }

    /// Whether the address names it.
    public static boolean isNamed(ServerWebExchange exchange) {
        return uri(exchange) != null;
    }

    /// From here on the request is for this collection, as who asks decides.
    public static void choose(ServerWebExchange exchange, CollectionName name) {
        exchange.getAttributes().put(ATTRIBUTE, name);
    }

    static void name(ServerWebExchange exchange, CollectionName name, URI uri) {
        exchange.getAttributes().put(ATTRIBUTE, name);
        exchange.getAttributes().put(URI_ATTRIBUTE, uri);
    }

    /// As the request came; null where its address names no collection.
    static @Nullable URI uri(ServerWebExchange exchange) {
        return exchange.getAttribute(URI_ATTRIBUTE);
    }
}
