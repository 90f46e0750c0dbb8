package dev.sourcebound.access;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// One line of the log for each request: who, what, what came of it, how long. The [Route] and not
/// the address.
final class AccessLog implements WebFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long began = System.nanoTime();
        return chain.filter(exchange).doFinally(_ -> tell(exchange, System.nanoTime() - began));
    }

    /// Right after the request has its id.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    private static void tell(ServerWebExchange exchange, long nanos) {
        String route = Route.of(exchange);
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        int code = status == null ? 200 : status.value();
        String caller = Admission.of(exchange).caller().name();
        long millis = Duration.ofNanos(nanos).toMillis();
        try (var _ = RequestId.logged(exchange)) {
            log.atInfo()
                    .addKeyValue("caller", caller)
                    .addKeyValue("method", exchange.getRequest().getMethod().name())
                    .addKeyValue("route", route)
                    .addKeyValue("status", code)
                    .addKeyValue("millis", millis)
                    .log(
                            "{} {} {} by {} in {} ms",
                            exchange.getRequest().getMethod().name(),
                            route,
                            code,
                            caller,
                            millis);
        }
    }
}
