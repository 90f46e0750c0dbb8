package dev.sourcebound.web;

import dev.sourcebound.access.RequestId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Headers of every response: what a browser may do with it, and the request's id, the client's own
/// where it sent one that can be used.
final class ResponseHeaders implements WebFilter, Ordered {

    /// Everything is served from here: scripts, styles and requests to anywhere else are refused,
    /// so that a source's text cannot do more than be shown.
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " img-src 'self' data:; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    /// No page here needs any of what a browser asks its user for.
    static final String PERMISSIONS_POLICY =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /// A year, this host only: whoever answers for others of the domain has to say so themselves.
    static final String TRANSPORT_SECURITY = "max-age=31536000";

    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", PERMISSIONS_POLICY);
        // For browsers from before frame-ancestors.
        headers.set("X-Frame-Options", "DENY");
        if ("https".equals(exchange.getRequest().getURI().getScheme())) {
            headers.set("Strict-Transport-Security", TRANSPORT_SECURITY);
        }
        // Pages are not "no-store": a browser would forget a conversation on the way back to it.
        headers.setCacheControl(
                HttpMethod.POST.equals(exchange.getRequest().getMethod())
                        ? "no-store"
                        : "no-cache");
        String id = idOf(exchange);
        headers.set(RequestId.HEADER, id);
        return chain.filter(exchange).contextWrite(context -> RequestContext.with(context, id));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static String idOf(ServerWebExchange exchange) {
        String given = exchange.getRequest().getHeaders().getFirst(RequestId.HEADER);
        return given != null && USABLE_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
