package dev.sourcebound.chat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /// From the beginning, from 0; from the end, from -1.
    private static final Map<String, Integer> PLACES =
            Map.of(
                    "first", 0, "second", 1, "third", 2, "fourth", 3, "fifth", 4, "last", -1,
                    "latter", -1, "former", -2);

    @Override
    public List<Rewrite> rewrites(String question, Background before) {
        Matcher ordinal = ORDINAL.matcher(question);
        if (!ordinal.find()) {
            return List.of();
        }
        List<String> items = before.items();
        int place = PLACES.getOrDefault(ordinal.group(1).toLowerCase(Locale.ROOT), 0);
        int index = place < 0 ? items.size() + place : place;
        if (index < 0 || index >= items.size()) {
            return List.of();
        }
        String item = items.get(index);
        return List.of(
                new Rewrite(
                        question.substring(0, ordinal.start())
                                + item
                                + question.substring(ordinal.end()),
                        item,
                        false));
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
