package dev.sourcebound.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.sourcebound.access.Budget.Taken;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;

/// What is left to each of a kind, in a minute and in a day. Told with every response, as the IETF
/// drafts it (draft-ietf-httpapi-ratelimit-headers-10). Kept in memory, a bounded number of them: a
/// restart begins anew, but for what [SharedBudgets] tell. Thread-safe.
final class Quotas {

    static final String POLICY = "RateLimit-Policy";
    static final String LEFT = "RateLimit";

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final String whose;
    private final Budget minute;
    private final Budget day;

    /// @param whose said where there is nothing left, such as `key`
    Quotas(String whose, Ticker ticker) {
        this(whose, (_, window) -> new Budget(window, ticker));
    }

    /// @param budgets makes a budget of a name and a window
    Quotas(String whose, BiFunction<String, Duration, Budget> budgets) {
        this.whose = whose;
        this.minute = budgets.apply(whose + " minute", MINUTE);
        this.day = budgets.apply(whose + " day", DAY);
    }

    /// Takes one request.
    ///
    /// @param headers where it is told what is left
    /// @throws AppException with [ErrorCode#BUDGET_SPENT] where there is none
    void take(String who, Limits limits, HttpHeaders headers) {
        List<Line> lines = new ArrayList<>();
        if (limits.perMinute() > 0) {
            lines.add(take(minute, "minute", MINUTE, who, limits.perMinute()));
        }
        // What the minute does not let through does not count for the day.
        if (limits.perDay() > 0 && lines.stream().allMatch(line -> line.taken().isGranted())) {
            lines.add(take(day, "day", DAY, who, limits.perDay()));
        }
        for (Line line : lines) {
            headers.add(POLICY, line.policy());
            headers.add(LEFT, line.left());
        }
        lines.stream()
                .filter(line -> !line.taken().isGranted())
                .findFirst()
                .ifPresent(line -> {
                    throw spent(line);
                });
    }

    private static Line take(Budget budget, String name, Duration window, String who, int most) {
        return new Line(name, window, most, budget.take(who, most));
    }

    private AppException spent(Line line) {
        return AppException.after(
                line.taken().delay(),
                ErrorCode.BUDGET_SPENT,
                "This %s has asked %d times within a %s, which is all that it may; wait as long as 'Retry-After' says."
                        .formatted(whose, line.most(), line.name()));
    }

    /// One of the two, after a request was taken.
    private record Line(String name, Duration window, int most, Taken taken) {

        String policy() {
            return "\"%s\";q=%d;w=%d".formatted(name, most, window.toSeconds());
        }

        String left() {
            long seconds = taken.whole().plusSeconds(1).minusNanos(1).toSeconds();
            return "\"%s\";r=%d;t=%d".formatted(name, taken.left(), seconds);
        }
    }
}
