package dev.sourcebound.collection;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.handler.DefaultWebFilterChain;
import reactor.core.publisher.Mono;

/// Reads the collection out of an address and takes it off, before anything else looks at a
/// request: what is at `/v1/answers` is for each collection at `/v1/collections/NAME/answers` and
/// at `/collections/NAME/v1/answers`, and no address can be forgotten. A program that takes the
/// address of a server takes `https://HOST/collections/NAME` for one.
///
/// A collection's own doors, such as that of its widget, come right after.
///
/// Works on the address as it came, undecoded: another spelling of the beginning is no
/// collection's.
public final class CollectionPath implements WebFilter, Ordered {

    static final String PAGES = "/collections/";

    private static final String API = "/v1/collections/";

    /// The page to ask on.
    static final String HOME = "/index.html";

    private final NamedCollections collections;

    CollectionPath(NamedCollections collections) {
        this.collections = collections;
    }

    /// An address below a collection.
    ///
    /// @param path the rest of it, as it would be without collections
    private record Below(CollectionName name, String path) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        Below below = below(request.getPath().value()).orElse(null);
        if (below == null) {
            return chain.filter(exchange);
        }
        RequestedCollection.name(exchange, below.name(), request.getURI());
        return new DefaultWebFilterChain(chain::filter, collections.doors(below.name()))
                .filter(exchange.mutate().request(asked -> asked.path(below.path())).build());
    }

    /// After the headers of every response and the time limit on every body, before all that looks
    /// at an address.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 2;
    }

    /// The path of a request without its collection.
    ///
    /// @param path as it came
    public static String within(String path) {
        return below(path).map(Below::path).orElse(path);
    }

    /// The address of a request as it came.
    public static URI asked(ServerWebExchange exchange) {
        @Nullable URI asked = RequestedCollection.uri(exchange);
        return asked == null ? exchange.getRequest().getURI() : asked;
    }

    private static Optional<Below> below(String path) {
        return path.startsWith(API)
                ? below(path, API, "/v1")
                : path.startsWith(PAGES) ? below(path, PAGES, "") : Optional.empty();
    }

    private static Optional<Below> below(String path, String prefix, String root) {
        int end = path.indexOf('/', prefix.length());
        String rest = end < 0 ? "/" : path.substring(end);
        return CollectionName.of(path.substring(prefix.length(), end < 0 ? path.length() : end))
                .map(name ->
                        new Below(name, root.isEmpty() && rest.equals("/") ? HOME : root + rest));
    }
}
