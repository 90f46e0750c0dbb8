package dev.sourcebound.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Ends the wait for a request body that does not arrive, or arrives by drops, with 408. One that
/// is read as it is worked on may take any time in all, but not let itself be waited for. Where a
/// response leaves before its request's body has been read, the connection is closed after it: the
/// HTTP server would wait for the rest, and its own time limits do not apply then.
final class RequestTimeLimit implements WebFilter, Ordered {

    private final TimeLimit limit;
    private final StallLimit stallLimit;

    /// @param limit for a whole body
    /// @param stall for each wait, where the body is worked on line by line
    RequestTimeLimit(Duration limit, Duration stall) {
        this.limit = new TimeLimit(limit, () -> new Late(limit));
        this.stallLimit = new StallLimit(stall, () -> new Late(stall));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!announcesBody(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        LimitedRequest request = new LimitedRequest(exchange.getRequest());
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() ->
                Mono.fromRunnable(() -> {
                    if (!request.isRead()) {
                        response.getHeaders().setConnection("close");
                    }
                }));
        return chain.filter(exchange.mutate().request(request).build());
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    private static boolean announcesBody(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return headers.getContentLength() > 0
                || headers.getFirst(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /// A client kept this server waiting.
    static final class Late extends ResponseStatusException {

        private static final long serialVersionUID = 1L;

        private final Duration limit;

        Late(Duration limit) {
            super(HttpStatus.REQUEST_TIMEOUT);
            this.limit = limit;
        }

        Duration limit() {
            return limit;
        }
    }

    private final class LimitedRequest extends ServerHttpRequestDecorator {

        private final AtomicBoolean read = new AtomicBoolean();

        LimitedRequest(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            Flux<DataBuffer> body = super.getBody();
            if (getMethod().equals(HttpMethod.PUT)) {
                // A document may be large and its line slow.
                return stallLimit.onSender(body).doOnComplete(() -> read.set(true));
            }
            return Batches.isBatch(getHeaders())
                    // It is read to its end while the response goes on, or breaks off with it.
                    ? stallLimit.onSender(body).doOnSubscribe(_ -> read.set(true))
                    : limit.on(body).doOnComplete(() -> read.set(true));
        }

        boolean isRead() {
            return read.get();
        }
    }
}
