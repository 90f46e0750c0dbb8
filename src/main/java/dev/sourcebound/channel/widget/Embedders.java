package dev.sourcebound.channel.widget;

import dev.sourcebound.access.Origin;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Which websites may embed the widget: those listed, and this server itself where anybody may ask
/// it. No other.
final class Embedders {

    private final Set<Origin> listed;
    private final Predicate<ServerHttpRequest> own;

    /// @param listed each an origin
    /// @param own whether the pages of this server may as well, as the request calls it
    Embedders(Collection<String> listed, Predicate<ServerHttpRequest> own) {
        this.own = own;
        this.listed =
                listed.stream()
                        .map(Origin::of)
                        .flatMap(origin -> origin.stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// The website whose page sends this request.
    ///
    /// @throws AppException with [ErrorCode#ORIGIN_REFUSED] where it names none, or one that may
    ///   not
    Origin of(ServerHttpRequest request) {
        String named = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        if (named == null) {
            throw refused(
                    "There is no header 'Origin', which every browser sends; programs ask at"
                            + " /v1/answers.");
        }
        return Origin.of(named)
                .filter(origin ->
                        listed.contains(origin) || (own.test(request) && isOwn(origin, request)))
                .orElseThrow(() ->
                        refused(
                                "The website named in 'Origin' may not use the widget; its origin has"
                                        + " to be listed in sourcebound.widget.allowed-origins."));
    }

    /// The scheme does not count: before a proxy that ends TLS the browser has another one.
    private static boolean isOwn(Origin origin, ServerHttpRequest request) {
        String authority = request.getURI().getRawAuthority();
        return authority != null && origin.at(authority).filter(origin::equals).isPresent();
    }

    private static AppException refused(String message) {
        return new AppException(ErrorCode.ORIGIN_REFUSED, message);
    }
}
