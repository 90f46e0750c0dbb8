package dev.sourcebound.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// A website as browsers name it (RFC 6454): scheme, host and port.
///
/// @param scheme `http` or `https`
/// @param host in ASCII and small letters
/// @param port never absent: `http` has 80, `https` 443
public record Origin(String scheme, String host, int port) {

    private static final int LONGEST = 300;

    /// The origin that a text names, or nothing where it names none: `null`, a path, a wildcard.
    public static Optional<Origin> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            return isOrigin(uri) ? Optional.of(of(uri)) : Optional.empty();
        } catch (URISyntaxException notAnOrigin) {
            return Optional.empty();
        }
    }

    /// The origin of what stands at this authority, reached in the same way.
    public Optional<Origin> at(String authority) {
        return of(scheme + "://" + authority);
    }

    @Override
    public String toString() {
        String name = scheme + "://" + host;
        return port == usualPort(scheme) ? name : name + ":" + port;
    }

    private static Origin of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() < 0 ? usualPort(scheme) : uri.getPort();
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    private static boolean isOrigin(URI uri) {
        return ("http".equalsIgnoreCase(uri.getScheme())
                        || "https".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getPort() <= 65_535
                && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
