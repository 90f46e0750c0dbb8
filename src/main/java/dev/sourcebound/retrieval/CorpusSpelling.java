package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Corrects by the words that the index holds, nothing listed by hand: a name, or any word, that
/// was misspelt or is transliterated in another way. Left as they are: what the corpus has in any
/// form, common English words and well-known names, so that "Paris" does not become "parish", what
/// has a digit in it, and short words.
final class CorpusSpelling implements Spelling {

    /// Among shorter words too many lie one change apart.
    private static final int SHORTEST = 4;

    /// From this length on, two changes are looked for.
    private static final int LONG = 7;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}]{" + SHORTEST + ",}");

    /// Letters that stand for one sound in one transliteration or another. Else a word's first
    /// letter is seldom the wrong one.
    private static final List<String> ALIKE = List.of("ckq", "sz", "vwf", "gjy", "iye", "xhk");

    private final Supplier<LuceneIndex> index;
    private final Predicate<String> common;

    /// @param common what is never taken for a misspelling
    CorpusSpelling(Supplier<LuceneIndex> index, Predicate<String> common) {
        this.index = index;
        this.common = common;
    }

    @Override
    public String corrected(String text) {
        return WORD.matcher(text).replaceAll(m -> Matcher.quoteReplacement(word(m.group())));
    }

    private String word(String written) {
        if (!LETTERS.matcher(written).matches()
                || index.get().holds(written)
                || common.test(written)) {
            return written;
        }
        return index.get().nearestForms(written, written.length() < LONG ? 1 : 2).stream()
                .filter(form -> beginAlike(written.toLowerCase(Locale.ROOT), form))
                .findFirst()
                .map(form -> inCaseOf(written, form))
                .orElse(written);
    }

    private static boolean beginAlike(String one, String other) {
        char first = one.charAt(0);
        char second = other.charAt(0);
        return first == second
                || ALIKE.stream().anyMatch(l -> l.indexOf(first) >= 0 && l.indexOf(second) >= 0);
    }

    private static String inCaseOf(String written, String form) {
        if (written.equals(written.toUpperCase(Locale.ROOT))) {
            return form.toUpperCase(Locale.ROOT);
        }
        int first = form.offsetByCodePoints(0, 1);
        return Character.isUpperCase(written.codePointAt(0))
                ? form.substring(0, first).toUpperCase(Locale.ROOT) + form.substring(first)
                : form;
    }
}
