package dev.sourcebound.channel.widget;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.sourcebound.access.Addresses;
import dev.sourcebound.access.Budget;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// How much may be asked: by a session, and by an address, which can begin as many sessions as it
/// likes.
final class Budgets {

    private final WidgetSettings settings;
    private final Budget ofSession;
    private final Budget ofAddress;

    Budgets(WidgetSettings settings, Ticker ticker) {
        this(settings, (_, window) -> new Budget(window, ticker));
    }

    /// @param budgets makes a budget of a name and a window
    Budgets(WidgetSettings settings, BiFunction<String, Duration, Budget> budgets) {
        this.settings = settings;
        this.ofSession = budgets.apply("widget session", settings.budgetWindow());
        this.ofAddress = budgets.apply("widget address", settings.budgetWindow());
    }

    /// Takes one question.
    ///
    /// @param address null where the connection has none
    /// @throws AppException with [ErrorCode#BUDGET_SPENT] where there is none left
    void take(String session, @Nullable InetSocketAddress address) {
        // The session first: what it may not ask does not count for others at its address.
        require(ofSession, session, "session", settings.sessionBudget());
        require(ofAddress, Addresses.keyOf(address), "address", settings.addressBudget());
    }

    private void require(Budget from, String key, String whose, int budget) {
        Duration wait = from.take(key, budget).delay();
        if (wait.isPositive()) {
            throw AppException.after(
                    wait,
                    ErrorCode.BUDGET_SPENT,
                    "This %s has asked %d questions within %d s, which is all that it may; wait as long as 'Retry-After' says."
                            .formatted(whose, budget, settings.budgetWindow().toSeconds()));
        }
    }
}
