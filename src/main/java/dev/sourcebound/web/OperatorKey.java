package dev.sourcebound.web;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// Lets operators pass, and nobody else.
final class OperatorKey {

    private static final String SCHEME = "Bearer ";

    private final byte[] digest;

    OperatorKey(String key) {
        this.digest = digest(key);
    }

    /// Compares digests in constant time: neither the key nor its length shows in how long it
    /// takes.
    ///
    /// @throws AppException `TOKEN_REFUSED` where the request does not carry the key
    void require(ServerWebExchange exchange) {
        String given = bearer(exchange.getRequest().getHeaders());
        if (given == null || !MessageDigest.isEqual(digest, digest(given))) {
            throw new AppException(
                    ErrorCode.TOKEN_REFUSED,
                    "This needs the operator's key; send it as 'Authorization: Bearer KEY'.");
        }
    }

    private static @Nullable String bearer(HttpHeaders headers) {
        String given = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? given.substring(SCHEME.length()).strip()
                : null;
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
