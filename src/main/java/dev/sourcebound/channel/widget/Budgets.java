package dev.sourcebound.channel.widget;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// How much may be asked: by a session, and by an address, which can begin as many sessions as it
/// likes.
final class Budgets {

    /// A household or a server has at least so much of IPv6 to itself, and can use any address of
    /// it (RFC 6177).
    private static final int IPV6_PREFIX_BYTES = 8;

    private final WidgetSettings settings;
    private final Budget ofSession;
    private final Budget ofAddress;

    Budgets(WidgetSettings settings, Ticker ticker) {
        this.settings = settings;
        this.ofSession = new Budget(settings.sessionBudget(), settings.budgetWindow(), ticker);
        this.ofAddress = new Budget(settings.addressBudget(), settings.budgetWindow(), ticker);
    }

    /// Takes one question.
    ///
    /// @param address null where the connection has none
    /// @throws AppException with [ErrorCode#BUDGET_SPENT] where there is none left
    void take(String session, @Nullable InetSocketAddress address) {
        // The session first: what it may not ask does not count for others at its address.
        require(ofSession.take(session), "session", settings.sessionBudget());
        require(ofAddress.take(keyOf(address)), "address", settings.addressBudget());
    }

    private void require(Duration wait, String whose, int budget) {
        if (wait.isPositive()) {
            throw AppException.after(
                    wait,
                    ErrorCode.BUDGET_SPENT,
                    "This %s has asked %d questions within %d s, which is all that it may; wait as long as 'Retry-After' says."
                            .formatted(whose, budget, settings.budgetWindow().toSeconds()));
        }
    }

    static String keyOf(@Nullable InetSocketAddress address) {
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
