package dev.sourcebound.corpus.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells the hyphen that breaks a word at the end of a line from the one that belongs to it, by the
/// words that the same document writes in one line.
final class Hyphens {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}-]+");
    private static final char SOFT = '\u00AD';

    /// First parts that English joins to a word with a hyphen.
    private static final Set<String> JOINED =
            Set.of(
                    "all", "anti", "co", "cross", "ex", "first", "five", "four", "full", "half",
                    "high", "ill", "large", "long", "low", "mid", "multi", "non", "one", "part",
                    "post", "pre", "pro", "quasi", "real", "second", "self", "semi", "short",
                    "single", "six", "small", "so", "ten", "third", "three", "two", "vice", "well");

    private final Set<String> words = new HashSet<>();

    /// @param lines of the document
    Hyphens(List<String> lines) {
        for (String line : lines) {
            for (String word : NO_WORD.split(line.toLowerCase(Locale.ROOT), 0)) {
                words.add(word);
            }
        }
    }

    boolean breaksAfter(String line) {
        int last = line.length() - 1;
        return last > 0
                && (line.charAt(last) == '-'
                        || line.charAt(last) == '\u2010'
                        || line.charAt(last) == SOFT)
                && Character.isLetter(line.charAt(last - 1));
    }

    /// Joins a line to what stands before it, if a word is broken between them.
    ///
    /// @param before ends with the hyphen, which becomes a soft one where it is no part of the word
    /// @return whether they are joined, so that no space belongs between them
    boolean join(StringBuilder before, String line) {
        int first = line.codePointAt(0);
        if (!Character.isLetter(first)
                || !breaksAfter(before.substring(Math.max(0, before.length() - 2)))) {
            return false;
        }
        String head = lastWord(before);
        String tail = firstWord(line);
        boolean soft =
                Character.isLowerCase(first)
                        && !words.contains(head + "-" + tail)
                        && (words.contains(head + tail) || !JOINED.contains(head));
        if (soft) {
            before.setCharAt(before.length() - 1, SOFT);
        }
        return true;
    }

    private static String lastWord(StringBuilder text) {
        int end = text.length() - 1;
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static String firstWord(String line) {
        int end = 0;
        while (end < line.length() && Character.isLetter(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
