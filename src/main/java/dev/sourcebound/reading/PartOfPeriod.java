package dev.sourcebound.reading;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Which part of a month or a year an English text names: "the beginning of May", "late 2019". A
/// month has its capital; "in the end may" has none.
enum PartOfPeriod {
    BEGINNING,
    MIDDLE,
    END;

    /// The year of a month is left aside: it may be left out.
    private static final Pattern NAMED =
            Pattern.compile(
                    "\\b(beginning|start|early|middle|mid|end|late)(?:\\s+(?:of|in))?(?:\\s+the)?[\\s-]+("
                            + AnswerShape.MONTH
                            + "|[0-9]{4}s?)\\b",
                    Pattern.CASE_INSENSITIVE);

    /// Whether a claim names a part of some month or year where its evidence names other parts of
    /// the same alone.
    static boolean differs(String claim, String evidence) {
        Map<String, Set<PartOfPeriod>> evident = in(evidence);
        return in(claim).entrySet().stream()
                .anyMatch(claimed -> {
                    Set<PartOfPeriod> there = evident.getOrDefault(claimed.getKey(), Set.of());
                    return !there.isEmpty() && !there.containsAll(claimed.getValue());
                });
    }

    private static Map<String, Set<PartOfPeriod>> in(String text) {
        return NAMED.matcher(text)
                .results()
                .filter(named -> !Character.isLowerCase(named.group(2).charAt(0)))
                .collect(
                        groupingBy(
                                named -> named.group(2).toLowerCase(Locale.ROOT),
                                mapping(PartOfPeriod::part, toSet())));
    }

    private static PartOfPeriod part(MatchResult named) {
        return switch (named.group(1).toLowerCase(Locale.ROOT)) {
            case "beginning", "start", "early" -> BEGINNING;
            case "middle", "mid" -> MIDDLE;
            default -> END;
        };
    }
}
