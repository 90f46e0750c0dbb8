package dev.sourcebound.web;

import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// Answers whatever failed, wherever it failed, with a problem body, whatever the client accepts: a
/// client that takes only events must also learn why there are none.
final class ProblemHandler implements WebExceptionHandler, Ordered {

    private final Problems problems;
    private final JsonMapper json;

    ProblemHandler(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        if (isAnswered(response)) {
            return Mono.empty();
        }
        Problem problem = problems.of(failure);
        problems.log(problem, failure, exchange);
        response.setStatusCode(problem.status());
        response.getHeaders().putAll(problem.headers());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body =
                json.writeValueAsString(problem.body(exchange.getRequest().getURI()))
                        .getBytes(StandardCharsets.UTF_8);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /// Broken chunks: the HTTP server says 400 by itself, and then that the body has ended.
    private static boolean isAnswered(ServerHttpResponse response) {
        return ServerHttpResponseDecorator.getNativeResponse(response)
                        instanceof HttpServerResponse server
                && server.hasSentHeaders();
    }

    /// Before Spring's own handlers.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
