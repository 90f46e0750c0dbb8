package dev.sourcebound.access;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

/// Which websites' scripts may call the API. To all others a browser shows nothing of it. Cookies
/// are never asked for: who asks says so with a key.
final class Cors implements WebFilter, Ordered {

    private static final String API = "/v1/";
    private static final long PREFLIGHT_SECONDS = 600;
    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
    private static final List<String> TOLD =
            List.of(HttpHeaders.RETRY_AFTER, Quotas.LEFT, Quotas.POLICY, RequestId.HEADER);

    private final Set<Origin> listed;

    /// @param listed each an origin
    Cors(Collection<String> listed) {
        this.listed =
                listed.stream()
                        .flatMap(origin -> Origin.of(origin).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (listed.isEmpty()
                || Admission.isGranted(exchange)
                || !request.getPath().value().startsWith(API)) {
            return chain.filter(exchange);
        }
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        Optional<Origin> origin =
                Optional.ofNullable(request.getHeaders().getOrigin())
                        .flatMap(Origin::of)
                        .filter(listed::contains);
        origin.ifPresent(allowed -> {
            headers.setAccessControlAllowOrigin(allowed.toString());
            headers.setAccessControlExposeHeaders(TOLD);
        });
        return CorsUtils.isPreFlightRequest(request)
                ? preflight(origin.isPresent(), exchange)
                : chain.filter(exchange);
    }

    /// Before the gate: a browser asks first without the key.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 4;
    }

    private static Mono<Void> preflight(boolean allowed, ServerWebExchange exchange) {
        if (!allowed) {
            throw new AppException(
                    ErrorCode.ORIGIN_REFUSED,
                    "The website named in 'Origin' may not call the API; its origin has to be listed"
                            + " in sourcebound.access.allowed-origins.");
        }
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.setAccessControlAllowMethods(METHODS);
        headers.setAccessControlAllowHeaders(
                List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, RequestId.HEADER));
        headers.setAccessControlMaxAge(PREFLIGHT_SECONDS);
        exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        return exchange.getResponse().setComplete();
    }
}
