package dev.sourcebound.corpus;

import java.util.Locale;

/// Decides whether a full stop ends a sentence or belongs to an abbreviation, a name or a number,
/// by the word before it and the word after it.
final class FullStops {

    private static final int LONGEST_TOKEN = 40;

    /// A word of so many small letters that is no known abbreviation is a word, so that a sentence
    /// ends after it even where the next one starts small ("van der ...").
    private static final int LEAST_ORDINARY_WORD = 4;

    private static final int LONGEST_ENUMERATOR = 5;
    private static final int LONGEST_INITIAL = 3;
    private static final int LONGEST_INITIALS = 8;

    private final String text;

    FullStops(String text) {
        this.text = text;
    }

    /// Whether a sentence that started at `start` ends at the full stop at `at`.
    ///
    /// @param word the first letter or digit after it, behind quotation marks and brackets
    /// @param marked whether such marks stand before or after the white space
    /// @param limit where the text ends
    boolean ends(int start, int at, int word, boolean marked, int limit) {
        String before = before(at, start);
        int first = text.codePointAt(word);
        if (!Character.isLetterOrDigit(first)) {
            return !mayGoOn(before);
        }
        boolean small = Character.isLowerCase(first) && !isBrand(word, limit);
        if (before.isEmpty()) {
            return !small;
        }
        if (small) {
            return !marked && isOrdinary(before);
        }
        return !isEnumerator(before, at, start)
                && (isUnit(before, at, start) || endsBeforeCapital(before, word, limit));
    }

    /// Where a capital or a digit follows.
    private boolean endsBeforeCapital(String before, int word, int limit) {
        String abbreviation = before.toLowerCase(Locale.ROOT);
        String after = after(word, limit);
        boolean starter = Abbreviations.STARTERS.contains(after.toLowerCase(Locale.ROOT));
        if (Abbreviations.TITLES.contains(abbreviation)) {
            return false;
        }
        if (Abbreviations.BEFORE_NUMBERS.contains(abbreviation)
                && (isReference(word, limit)
                        || isRoman(after)
                        || (after.length() == 1 && !starter))) {
            return false;
        }
        if (abbreviation.equals("a.m") || abbreviation.equals("p.m")) {
            return starter || !isTimeWord(after);
        }
        if (Abbreviations.EITHER.contains(abbreviation) || isInitials(before)) {
            return starter;
        }
        return true;
    }

    /// What stands before the full stop, back to white space or a mark.
    private String before(int at, int start) {
        int from = at;
        while (from > start && at - from < LONGEST_TOKEN && isInToken(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, at);
    }

    private static boolean isInToken(char c) {
        return Character.isLetterOrDigit(c)
                || c == '.'
                || c == '\''
                || c == '’'
                || Characters.continuesCharacter(c);
    }

    private String after(int word, int limit) {
        int to = word;
        while (to < limit
                && to - word < LONGEST_TOKEN
                && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(word, to);
    }

    /// `iPhone`, `pH`: a capital within.
    private boolean isBrand(int word, int limit) {
        return word + 1 < limit && Character.isUpperCase(text.charAt(word + 1));
    }

    private static boolean isOrdinary(String token) {
        return token.length() >= LEAST_ORDINARY_WORD
                && token.chars().allMatch(Character::isLowerCase)
                && !isAbbreviation(token);
    }

    private static boolean mayGoOn(String token) {
        return isAbbreviation(token) || isInitials(token);
    }

    private static boolean isAbbreviation(String token) {
        String small = token.toLowerCase(Locale.ROOT);
        return Abbreviations.TITLES.contains(small)
                || Abbreviations.BEFORE_NUMBERS.contains(small)
                || Abbreviations.EITHER.contains(small);
    }

    /// `J` or `C.Eng` or `U.S`: letters with stops between them, but no web address: `gov.uk`.
    private static boolean isInitials(String token) {
        if (token.length() == 1) {
            return Character.isLetter(token.charAt(0));
        }
        int dot = token.indexOf('.');
        return dot > 0
                && dot <= LONGEST_INITIAL
                && token.length() <= LONGEST_INITIALS
                && token.chars().allMatch(c -> c == '.' || Character.isLetter(c))
                && isInitial(token.substring(token.lastIndexOf('.') + 1));
    }

    private static boolean isInitial(String part) {
        return part.length() == 1 || (!part.isEmpty() && Character.isUpperCase(part.charAt(0)));
    }

    /// A letter behind a number or a degree sign: `3 m`, `400 °C`.
    private boolean isUnit(String token, int at, int start) {
        int before = at - 2;
        while (before > start && Characters.isSpace(text.charAt(before))) {
            before--;
        }
        return token.length() == 1
                && before >= start
                && (text.charAt(before) == '°' || Character.isDigit(text.charAt(before)));
    }

    /// A number or a letter that stands first: `1.`, `R2.`, `a.`
    private static boolean isEnumerator(String token, int at, int start) {
        return at - token.length() <= start
                && token.length() <= LONGEST_ENUMERATOR
                && (token.length() == 1 || Character.isDigit(token.charAt(token.length() - 1)));
    }

    /// `17`, `CD-118`, `INQ/2022/03`: digits, and capitals at most.
    private boolean isReference(int from, int limit) {
        boolean digit = false;
        int to = Math.min(limit, from + LONGEST_TOKEN);
        for (int at = from; at < to && !Characters.isSpace(text.charAt(at)); at++) {
            char c = text.charAt(at);
            digit |= Character.isDigit(c);
            if (Character.isLowerCase(c) && !digit) {
                return false;
            }
        }
        return digit;
    }

    /// `II`, `XIV`; a single letter may be a word.
    private static boolean isRoman(String word) {
        return word.length() > 1 && word.chars().allMatch(c -> "IVX".indexOf(c) >= 0);
    }

    /// The name of a day or a month, or of a time zone: `5 p.m. GMT`.
    private static boolean isTimeWord(String word) {
        return DateWords.contains(word) || word.equals(word.toUpperCase(Locale.ROOT));
    }
}
