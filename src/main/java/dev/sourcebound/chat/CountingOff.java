package dev.sourcebound.chat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A question that takes one of several: "the second one", "the latter". What was counted off, in
/// the reply or in the question before, says which.
final class CountingOff implements Rewriter {

    private static final Pattern ORDINAL =
            Pattern.compile(
                    "\\bthe\\s+(first|second|third|fourth|fifth|last|latter|former)\\b"
                            + "(?:\\s+(?:one|of (?:them|these|those))\\b|(?=\\s*(?:[?.!,;]|$|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|in|on|at|for|to|by|of|about)\\b)))",
                    Pattern.CASE_INSENSITIVE);

    /// A first one and a last one there are without any counting.
    private static final Pattern ONE_OF_SEVERAL =
            Pattern.compile(
                    "\\bthe\\s+(second|third|fourth|fifth|latter|former)(?:\\s+(?:one|of (?:them|these|those))\\b|\\W*$)",
                    Pattern.CASE_INSENSITIVE);

    /// Nothing else in the message: "the second one", "2".
    private static final Pattern ALONE =
            Pattern.compile(
                    "^\\W*(?:the\\s+)?(first|second|third|fourth|fifth|last|latter|former|[1-5])(?:\\s+(?:one|question))?(?:,?\\s+please)?\\W*$",
                    Pattern.CASE_INSENSITIVE);

    /// From the beginning, from 0; from the end, from -1.
    private static final Map<String, Integer> PLACES =
            Map.of(
                    "first", 0, "second", 1, "third", 2, "fourth", 3, "fifth", 4, "last", -1,
                    "latter", -1, "former", -2);

    /// The ordinal by which a question takes one of several that nobody counted off, in small
    /// letters; empty where it takes none, or what it takes is there, or in the question itself.
    static Optional<String> lost(String question, Background before) {
        Matcher one = ONE_OF_SEVERAL.matcher(question);
        return one.find() && Background.listed(question.substring(0, one.start())).isEmpty()
                ? Optional.of(one.group(1).toLowerCase(Locale.ROOT))
                        .filter(ordinal -> at(ordinal, before.items()).isEmpty())
                        .filter(ordinal -> at(ordinal, before.offered()).isEmpty())
                : Optional.empty();
    }

    /// The ordinal or the digit that a message is, in small letters; empty where it says more.
    static Optional<String> alone(String message) {
        Matcher alone = ALONE.matcher(message);
        return alone.matches()
                ? Optional.of(alone.group(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /// The one of several that an ordinal or a digit names, in small letters; empty where there are
    /// not so many.
    static Optional<String> at(String ordinal, List<String> items) {
        int place =
                Character.isDigit(ordinal.charAt(0))
                        ? Integer.parseInt(ordinal) - 1
                        : PLACES.getOrDefault(ordinal, 0);
        int index = place < 0 ? items.size() + place : place;
        return index < 0 || index >= items.size()
                ? Optional.empty()
                : Optional.of(items.get(index));
    }

    @Override
    public List<Rewrite> rewrites(String question, Background before) {
        Matcher ordinal = ORDINAL.matcher(question);
        if (!ordinal.find()) {
            return List.of();
        }
        return at(ordinal.group(1).toLowerCase(Locale.ROOT), before.items())
                .map(item ->
                        List.of(
                                new Rewrite(
                                        question.substring(0, ordinal.start())
                                                + item
                                                + question.substring(ordinal.end()),
                                        item,
                                        false)))
                .orElse(List.of());
    }

    /// As it stands it asks nothing.
    @Override
    public double lead() {
        return -3;
    }

    /// It says what it is about.
    @Override
    public boolean leans() {
        return false;
    }
}
