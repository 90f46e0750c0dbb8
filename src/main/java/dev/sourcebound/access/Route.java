package dev.sourcebound.access;

import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/// What the log has in place of an address, so that nothing a client wrote stands in it.
public final class Route {

    private Route() {}

    /// The pattern that led the request to its handler, such as `/v1/sources/{id}`; `none` where it
    /// did not come so far.
    public static String of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(
                        HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, (Object) "none")
                .toString();
    }
}
