package dev.sourcebound.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cuts a stretch of running text into sentences, by rules. Every sentence is a span without the
/// white space around it; together they hold every other character. Linear in the length of the
/// stretch.
///
/// Chosen by measurement over four libraries, see `src/docs/decisions/0001-segmentation.md`.
final class Segmenter {

    /// UTF-16 code units. Several times the longest sentence of edited prose; above it a text has
    /// no sentences that could be found, and is cut at white space.
    static final int LONGEST_SENTENCE = 2_000;

    /// How far the end of a bracket is looked for.
    private static final int LONGEST_ASIDE = 400;

    private static final int LONGEST_TOKEN = 40;
    private static final int LEAST_ORDINARY_WORD = 5;
    private static final int LONGEST_ENUMERATOR = 5;

    private static final String FULL_STOPS = "。！？｡．؟۔।॥։።";

    private final String text;

    Segmenter(String text) {
        this.text = text;
    }

    /// The sentences of one piece, ascending.
    List<Span> sentences(Span piece) {
        List<Span> sentences = new ArrayList<>();
        int start = piece.start();
        int at = piece.start();
        while (at < piece.end()) {
            int next = endsAt(at, start, piece.end());
            if (next > 0) {
                add(sentences, start, next);
                start = startOf(next, piece.end());
                at = Math.max(start, next);
            } else {
                at = -next;
            }
        }
        add(sentences, start, piece.end());
        return sentences;
    }

    /// Past the end of the sentence that may end at `at`, or the negative of the place to go on at.
    private int endsAt(int at, int start, int limit) {
        char c = text.charAt(at);
        boolean full = FULL_STOPS.indexOf(c) >= 0;
        if (!full && c != '.' && c != '!' && c != '?' && c != '…' && c != '‽') {
            return -(at + 1);
        }
        int stop = at + 1;
        while (stop < limit && isTerminator(text.charAt(stop))) {
            stop++;
        }
        int end = afterClosing(stop, limit);
        if (end >= limit) {
            return -limit;
        }
        if (!Characters.isSpace(text.charAt(end))) {
            return full ? end : -Math.max(stop, at + 1);
        }
        int next = startOf(end, limit);
        if (next >= limit) {
            return -limit;
        }
        boolean ends =
                full
                        || (endsBefore(at, stop, end, next, start, limit)
                                && !isAside(start, at, limit));
        return ends ? end : -stop;
    }

    private static boolean isTerminator(char c) {
        return c == '.'
                || c == '!'
                || c == '?'
                || c == '…'
                || c == '‽'
                || FULL_STOPS.indexOf(c) >= 0;
    }

    /// Past closing quotation marks and brackets, emphasis, and the marks of footnotes.
    private int afterClosing(int stop, int limit) {
        int end = stop;
        while (end < limit) {
            char c = text.charAt(end);
            if (Characters.closes(c) || isSuperscript(c)) {
                end++;
            } else if (c == '[') {
                int note = end + 1;
                while (note < limit
                        && note - end < LONGEST_ENUMERATOR
                        && Character.isLetterOrDigit(text.charAt(note))) {
                    note++;
                }
                if (note == end + 1 || note >= limit || text.charAt(note) != ']') {
                    return end;
                }
                end = note + 1;
            } else {
                return end;
            }
        }
        return end;
    }

    private static boolean isSuperscript(char c) {
        return c == '²' || c == '³' || c == '¹' || (c >= '⁰' && c <= '⁹') || c == '†' || c == '‡';
    }

    /// The start of what follows white space, and follows the mark of a quoted line.
    private int startOf(int from, int limit) {
        int at = from;
        boolean newLine = false;
        while (at < limit) {
            char c = text.charAt(at);
            if (Characters.endsLine(c)) {
                newLine = true;
            } else if (!Characters.isSpace(c) && !(newLine && c == '>')) {
                return at;
            }
            at++;
        }
        return at;
    }

    /// Whether a sentence ends at the terminators `[at, stop)`, closed at `end`, with `next` the
    /// start of what follows.
    private boolean endsBefore(int at, int stop, int end, int next, int start, int limit) {
        int word = next;
        while (word < limit && Characters.opens(text.charAt(word))) {
            word++;
        }
        if (word >= limit) {
            return true;
        }
        int first = text.codePointAt(word);
        if (!Character.isLetterOrDigit(first)) {
            return text.charAt(at) != '.' || stop > at + 1 || !isAbbreviation(token(at, start));
        }
        boolean lower = Character.isLowerCase(first) && !isBrand(word, limit);
        if (text.charAt(at) != '.' || stop > at + 1) {
            return !lower;
        }
        String token = token(at, start);
        if (token.isEmpty()) {
            return !lower;
        }
        if (lower) {
            return word == next && end == stop && isOrdinary(token);
        }
        return endsWith(token, first, wordAt(word, limit), at, start);
    }

    /// `iPhone`, `pH`: a capital within.
    private boolean isBrand(int word, int limit) {
        return word + 1 < limit && Character.isUpperCase(text.charAt(word + 1));
    }

    /// What stands before the full stop, back to white space or an opening mark, without hyphens'
    /// first halves.
    private String token(int at, int start) {
        int from = at;
        while (from > start && at - from < LONGEST_TOKEN) {
            char c = text.charAt(from - 1);
            if (!Character.isLetterOrDigit(c)
                    && c != '.'
                    && c != '\''
                    && c != '’'
                    && !isCombining(c)) {
                break;
            }
            from--;
        }
        return text.substring(from, at);
    }

    private static boolean isCombining(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.isSurrogate(c);
    }

    private String wordAt(int word, int limit) {
        int to = word;
        while (to < limit
                && to - word < LONGEST_TOKEN
                && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(word, to);
    }

    /// A word that is no abbreviation: long, in lower case, without a stop in it.
    private static boolean isOrdinary(String token) {
        return token.length() >= LEAST_ORDINARY_WORD
                && token.chars().allMatch(Character::isLowerCase)
                && !isAbbreviation(token);
    }

    private static boolean isAbbreviation(String token) {
        String lower = token.toLowerCase(Locale.ROOT);
        return Abbreviations.TITLES.contains(lower)
                || Abbreviations.BEFORE_NUMBERS.contains(lower)
                || Abbreviations.EITHER.contains(lower);
    }

    /// Whether a sentence ends after `token` and its one full stop, where a capital or a digit
    /// follows.
    private boolean endsWith(String token, int first, String word, int at, int start) {
        String lower = token.toLowerCase(Locale.ROOT);
        boolean starter =
                Abbreviations.STARTERS.contains(word.toLowerCase(Locale.ROOT)) && word.length() > 0;
        if (isEnumerator(token, at, start)) {
            return false;
        }
        if (Abbreviations.TITLES.contains(lower)) {
            return false;
        }
        if (Character.isDigit(first) && Abbreviations.BEFORE_NUMBERS.contains(lower)) {
            return false;
        }
        if (Abbreviations.BEFORE_NUMBERS.contains(lower) && word.length() == 1 && !starter) {
            return false;
        }
        if (lower.equals("a.m") || lower.equals("p.m")) {
            return starter || !isDateWord(word);
        }
        if (Abbreviations.EITHER.contains(lower) || isInitials(token)) {
            return starter;
        }
        return true;
    }

    private static boolean isDateWord(String word) {
        return PlainHeadings.isDateWord(word) || word.equals(word.toUpperCase(Locale.ROOT));
    }

    /// `J` or `C.Eng` or `U.S`: letters with stops between them.
    private static boolean isInitials(String token) {
        if (token.length() == 1) {
            return Character.isUpperCase(token.charAt(0));
        }
        int dot = token.indexOf('.');
        return dot > 0 && dot <= 3 && Character.isLetter(token.charAt(0)) && token.length() <= 8;
    }

    /// A number or a letter that stands first: `1.`, `R2.`, `a.`
    private boolean isEnumerator(String token, int at, int start) {
        return at - token.length() <= start
                && token.length() <= LONGEST_ENUMERATOR
                && (token.length() == 1 || Character.isDigit(token.charAt(token.length() - 1)));
    }

    /// Within a bracket that the sentence has opened and goes on after.
    private boolean isAside(int start, int at, int limit) {
        int open = -1;
        int depth = 0;
        for (int i = Math.max(start + 1, at - LONGEST_ASIDE); i < at; i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
                open = i;
            } else if (c == ')' && depth > 0) {
                depth--;
            }
        }
        if (depth == 0) {
            return false;
        }
        int close = text.indexOf(')', at, Math.min(limit, open + LONGEST_ASIDE));
        return close >= 0;
    }

    /// Adds a sentence, cut where it is longer than any sentence is.
    private void add(List<Span> sentences, int start, int end) {
        int from = start;
        while (end - from > LONGEST_SENTENCE) {
            int cut = cut(from, from + LONGEST_SENTENCE);
            addTrimmed(sentences, from, cut);
            from = cut;
        }
        addTrimmed(sentences, from, end);
    }

    /// The last white space before the limit, or the limit, but within no character.
    private int cut(int from, int limit) {
        for (int at = limit; at > from + LONGEST_SENTENCE / 2; at--) {
            if (Characters.isSpace(text.charAt(at))) {
                return at;
            }
        }
        int cut = limit;
        while (cut > from + 1
                && (Character.isLowSurrogate(text.charAt(cut)) || isCombining(text.charAt(cut)))) {
            cut--;
        }
        return cut;
    }

    /// What holds no word joins the sentence before it.
    private void addTrimmed(List<Span> sentences, int start, int end) {
        if (start >= end) {
            return;
        }
        if (Characters.hasWord(text, start, end)) {
            sentences.add(Spans.unwrap(text, Spans.trim(text, start, end)));
        } else if (!sentences.isEmpty()) {
            Span rest = rest(start, end);
            if (rest != null) {
                sentences.add(sentences.removeLast().cover(rest));
            }
        }
    }

    private @Nullable Span rest(int start, int end) {
        for (int at = start; at < end; at++) {
            if (!Characters.isSpace(text.charAt(at))) {
                return Spans.trim(text, start, end);
            }
        }
        return null;
    }
}
