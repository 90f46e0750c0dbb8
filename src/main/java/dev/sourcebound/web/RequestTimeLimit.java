package dev.sourcebound.web;

import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Ends the wait for a request body that does not arrive, or arrives by drops: 408, and the
/// connection is closed. The HTTP server's own limit can only close it without a word.
final class RequestTimeLimit implements WebFilter, Ordered {

    private final Duration limit;

    RequestTimeLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange.mutate().request(limited(exchange.getRequest())).build());
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    private ServerHttpRequest limited(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody()
                        .takeUntilOther(Mono.delay(limit).then(Mono.error(this::late)));
            }

            private ResponseStatusException late() {
                return new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT);
            }
        };
    }
}
