package dev.sourcebound.corpus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Numbers the words of a source, so that sentences are compared as numbers. Case, marks and the
/// kind of apostrophe do not matter.
final class WordNumbers {

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
                continue;
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
                : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }
}
