package dev.sourcebound.channel.widget;

import dev.sourcebound.access.Admission;
import dev.sourcebound.access.Origin;
import dev.sourcebound.channel.widget.Tokens.Pass;
import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.collection.RequestedCollection;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// The widget's way in. Pages of the websites that may embed it get a token at `/widget/session`;
/// what they ask with it at `/widget/answers` goes on to `/v1/answers`, the one place that answers.
/// Nothing else of this server is open to another website.
final class WidgetGate implements WebFilter, Ordered {

    static final String SESSION = "/widget/session";
    static final String ANSWERS = "/widget/answers";

    private static final String SCRIPT = "/widget.js";
    private static final String PARTS = "/widget/";
    private static final String BEARER = "Bearer ";
    private static final long PREFLIGHT_SECONDS = 600;

    /// The websites of a collection that there is not.
    private static final Embedders NOBODY = new Embedders(List.of(), _ -> false);

    private final CollectionName own;
    private final Predicate<CollectionName> others;
    private final Embedders embedders;
    private final Tokens tokens;
    private final Budgets budgets;

    /// @param own the collection that is asked here
    /// @param others whether there is another of a name, with a gate of its own
    WidgetGate(
            CollectionName own,
            Predicate<CollectionName> others,
            Embedders embedders,
            Tokens tokens,
            Budgets budgets) {
        this.own = own;
        this.others = others;
        this.embedders = embedders;
        this.tokens = tokens;
        this.budgets = budgets;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        CollectionName asked = RequestedCollection.of(exchange);
        if (others.test(asked)) {
            return chain.filter(exchange);
        }
        return switch (path) {
            case SESSION, ANSWERS ->
                    guarded(path, asked.equals(own) ? embedders : NOBODY, exchange, chain);
            default -> {
                if (path.equals(SCRIPT) || path.startsWith(PARTS)) {
                    openToAll(exchange.getResponse().getHeaders());
                }
                yield chain.filter(exchange);
            }
        };
    }

    /// After the headers of every response and the time limit on every body.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 3;
    }

    private Mono<Void> guarded(
            String path, Embedders allowed, ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        Origin origin = allowed.of(request);
        headers.setAccessControlAllowOrigin(origin.toString());
        headers.setAccessControlExposeHeaders(List.of(HttpHeaders.RETRY_AFTER));
        if (CorsUtils.isPreFlightRequest(request)) {
            headers.setAccessControlAllowMethods(List.of(HttpMethod.POST));
            headers.setAccessControlAllowHeaders(
                    List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE));
            headers.setAccessControlMaxAge(PREFLIGHT_SECONDS);
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            return exchange.getResponse().setComplete();
        }
        if (path.equals(SESSION)) {
            return chain.filter(exchange);
        }
        budgets.take(passOf(request, origin).session(), request.getRemoteAddress());
        return Admission.at("widget")
                .pass(exchange.mutate().request(asked -> asked.path("/v1/answers")).build(), chain);
    }

    /// Scripts hold nothing that is anybody's, and module scripts are fetched as CORS has it.
    private static void openToAll(HttpHeaders headers) {
        headers.setAccessControlAllowOrigin("*");
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private Pass passOf(ServerHttpRequest request, Origin origin) {
        return tokens.read(tokenOf(request))
                .filter(pass -> pass.isFor(origin) && !tokens.hasEnded(pass))
                .orElseThrow(() ->
                        new AppException(
                                ErrorCode.TOKEN_REFUSED,
                                "The token is missing, has ended, or was made for another website; POST %s gives one."
                                        .formatted(SESSION)));
    }

    /// What stands after `Bearer`; empty where there is none.
    static String tokenOf(ServerHttpRequest request) {
        String given = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return given != null && given.startsWith(BEARER) ? given.substring(BEARER.length()) : "";
    }
}
