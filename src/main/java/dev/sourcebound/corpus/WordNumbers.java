package dev.sourcebound.corpus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Numbers the words of a source, so that sentences are compared as numbers. Case, punctuation and
/// the kind of apostrophe do not matter. A sign does, and counts as a word: "< 5" is not "> 5".
final class WordNumbers {

    /// Signs that Unicode counts as punctuation.
    private static final String SIGNS = "%‰‱#&@§¶";

    /// Signs by Unicode that are marks of the layout or of emphasis.
    private static final String MARKS = "|~`^¨´¸¯";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<Integer> negations = new HashSet<>();

    /// The words of a stretch of text, in order.
    int[] numbers(String text, Span span) {
        int[] words = new int[8];
        int count = 0;
        int at = span.start();
        while (at < span.end()) {
            int from = at;
            while (at < span.end() && isInWord(text, at, from, span.end())) {
                at++;
            }
            if (at == from) {
                at++;
                if (!isSign(text, from, span)) {
                    continue;
                }
            }
            if (count == words.length) {
                words = Arrays.copyOf(words, count * 2);
            }
            words[count++] = number(text.substring(from, at));
        }
        return Arrays.copyOf(words, count);
    }

    /// What may not be left out of a repeat: it would turn the meaning round.
    boolean isNegation(int number) {
        return negations.contains(number);
    }

    private int number(String written) {
        String word = written.toLowerCase(Locale.ROOT).replace('’', '\'');
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        numbers.put(word, number);
        if (Negations.is(word)) {
            negations.add(number);
        }
        return number;
    }

    /// An apostrophe is within a word where letters stand on both sides.
    private static boolean isInWord(String text, int at, int from, int limit) {
        char c = text.charAt(at);
        boolean apostrophe = (c == '\'' || c == '’') && at > from && at + 1 < limit;
        return apostrophe
                ? Character.isLetter(text.charAt(at + 1))
                : Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isCombining(c);
    }

    /// The vowels of many scripts are combining marks.
    private static boolean isCombining(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isSign(String text, int at, Span span) {
        char c = text.charAt(at);
        if (MARKS.indexOf(c) >= 0) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.MATH_SYMBOL -> c != '>' || !beginsLine(text, at, span);
            case Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL ->
                    true;
            case Character.DASH_PUNCTUATION -> isMinus(text, at, span);
            default -> SIGNS.indexOf(c) >= 0;
        };
    }

    /// A line of a quotation begins with ">".
    private static boolean beginsLine(String text, int at, Span span) {
        int before = at - 1;
        while (before >= span.start()
                && (text.charAt(before) == ' ' || text.charAt(before) == '>')) {
            before--;
        }
        return before < span.start() || Characters.endsLine(text.charAt(before));
    }

    /// Before a number and behind no other.
    private static boolean isMinus(String text, int at, Span span) {
        return at + 1 < span.end()
                && Character.isDigit(text.charAt(at + 1))
                && (at == span.start() || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }
}
