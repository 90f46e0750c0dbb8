package dev.sourcebound.web;

import dev.sourcebound.collection.CollectionPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// Answers whatever failed, wherever it failed, with a problem body, whatever the client accepts: a
/// client that takes only events must also learn why there are none. Where a path follows another
/// API, the body has the form that its clients read.
final class ProblemHandler implements WebExceptionHandler, Ordered {

    private final Problems problems;
    private final List<ProblemForm> forms;
    private final JsonMapper json;

    /// @param forms for the paths that have another
    ProblemHandler(Problems problems, List<ProblemForm> forms, JsonMapper json) {
        this.problems = problems;
        this.forms = List.copyOf(forms);
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
        byte[] body = body(problem, exchange).getBytes(StandardCharsets.UTF_8);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private String body(Problem problem, ServerWebExchange exchange) {
        String path = CollectionPath.within(exchange.getRequest().getPath().value());
        HttpHeaders headers = exchange.getResponse().getHeaders();
        for (ProblemForm form : forms) {
            if (form.covers(path)) {
                headers.setContentType(MediaType.APPLICATION_JSON);
                return json.writeValueAsString(form.body(problem));
            }
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return json.writeValueAsString(problem.body(exchange.getRequest().getURI()));
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
