package dev.sourcebound.evaluation.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Answers as the official script of SQuAD 2.0 compares them: in small letters, without ASCII
/// punctuation, without the articles a, an and the, cut at white space. In this order, so that
/// `the-answer` is one word, `theanswer`, and keeps its article.
final class SquadText {

    private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");
    private static final Pattern ARTICLES =
            Pattern.compile("\\b(a|an|the)\\b", Pattern.UNICODE_CHARACTER_CLASS);

    private SquadText() {}

    /// The words that count.
    static List<String> words(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        String plain = PUNCTUATION.matcher(small).replaceAll("");
        return split(ARTICLES.matcher(plain).replaceAll(" "));
    }

    /// What an answer is held against: those of the label that have a word, or the empty answer
    /// where none has.
    static List<String> held(List<String> expected) {
        List<String> some = expected.stream().filter(e -> !words(e).isEmpty()).toList();
        return some.isEmpty() ? List.of("") : some;
    }

    /// At what Python takes for white space, which is more than `\s`.
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean space = i == text.length() || isSpace(text.charAt(i));
            if (space && from >= 0) {
                words.add(text.substring(from, i));
                from = -1;
            } else if (!space && from < 0) {
                from = i;
            }
        }
        return words;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
