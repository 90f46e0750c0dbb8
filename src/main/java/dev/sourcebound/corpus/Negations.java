package dev.sourcebound.corpus;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The English words that turn a sentence round.
public final class Negations {

    private static final Set<String> WORDS =
            Set.of(
                    "not", "no", "never", "nor", "neither", "without", "hardly", "cannot", "nobody",
                    "nothing", "none", "unless", "except");

    /// An apostrophe is within a word where letters stand on both sides; else it quotes.
    private static final Pattern WORD = Pattern.compile("\\p{L}++(?:'\\p{L}++)*+");

    private Negations() {}

    /// Whether a word does.
    ///
    /// @param word in lower case, with a straight apostrophe where it has one
    public static boolean is(String word) {
        return WORDS.contains(word) || word.endsWith("n't");
    }

    /// Whether a word of a text does.
    public static boolean isIn(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''))
                .results()
                .map(MatchResult::group)
                .anyMatch(Negations::is);
    }
}
