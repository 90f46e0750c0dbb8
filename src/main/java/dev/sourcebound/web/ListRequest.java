package dev.sourcebound.web;

import dev.sourcebound.problem.AppException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted: lists may be longer than a reply can be. They go on after a name
/// and not at a number, so that whatever comes or goes in between, all that stays is told once.
///
/// @param after the name after which to go on; empty for the beginning. It need not be there (any
///   more)
/// @param limit how many at most, `1..MOST`
record ListRequest(String after, int limit) {

    /// The most that one reply lists, and what it lists where nothing is said.
    static final int MOST = 1_000;

    /// Checks what came.
    static ListRequest of(@Nullable String after, @Nullable String limit) {
        return new ListRequest(after == null ? "" : after, limit == null ? MOST : checked(limit));
    }

    private static int checked(String limit) {
        // Longer ones need not be numbers that fit.
        int asked = limit.matches("\\d{1,9}") ? Integer.parseInt(limit) : 0;
        if (asked < 1 || asked > MOST) {
            throw AppException.inField(
                    "limit",
                    "'limit' must be a number from 1 to %d, got '%s'; ask for what comes after that with 'after'."
                            .formatted(MOST, Fields.shown(limit)));
        }
        return asked;
    }

    /// The part of a list that is wanted.
    ///
    /// @param sorted by its names, no two alike, in their natural order
    <T> Part<T> part(List<T> sorted, Function<T, String> name) {
        int from = firstAfter(sorted, name);
        int to = from + Math.min(limit, sorted.size() - from);
        List<T> part = sorted.subList(from, to);
        return new Part<>(part, to < sorted.size() ? name.apply(part.getLast()) : null);
    }

    private <T> int firstAfter(List<T> sorted, Function<T, String> name) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (name.apply(sorted.get(middle)).compareTo(after) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// A part of a list.
    ///
    /// @param next the name after which the list goes on; null where it ends here
    record Part<T>(List<T> items, @Nullable String next) {}
}
