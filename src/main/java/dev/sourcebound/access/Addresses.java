package dev.sourcebound.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Network addresses as budgets count them.
public final class Addresses {

    /// A household or a server has at least so much of IPv6 to itself, and can use any address of
    /// it (RFC 6177).
    private static final int IPV6_PREFIX_BYTES = 8;

    private Addresses() {}

    /// Whose budget a request from there goes to.
    ///
    /// @param address null where the connection has none
    public static String keyOf(@Nullable InetSocketAddress address) {
        if (address == null) {
            return "none";
        }
        InetAddress ip = address.getAddress();
        if (ip instanceof Inet6Address) {
            return HexFormat.of().formatHex(Arrays.copyOf(ip.getAddress(), IPV6_PREFIX_BYTES));
        }
        return ip == null ? address.getHostString() : ip.getHostAddress();
    }
}
