package dev.sourcebound.corpus;

import java.util.ArrayList;
import java.util.List;

/// Cuts a stretch of running text into sentences, by rules. Every sentence is a span without the
/// white space around it; together they hold every other character, but for the emphasis marks that
/// wrap a whole sentence and for what holds no word beside a sentence of the longest. Linear in the
/// length of the stretch.
///
/// Chosen by measurement over three libraries, see `src/docs/decisions/0001-segmentation.md`.
final class Segmenter {

    /// UTF-16 code units. Several times the longest sentence of edited prose; above it a text has
    /// no sentences that could be found, and is cut at white space; so is a line that is longer.
    static final int LONGEST_SENTENCE = 2_000;

    /// How far the end of a bracket is looked for.
    private static final int LONGEST_ASIDE = 400;

    private static final int LONGEST_NOTE = 5;

    /// Combining marks that a forced cut does not part from their letter.
    private static final int MOST_MARKS = 16;

    /// Ends a sentence whatever follows, as these scripts write no white space after it.
    private static final String WIDE_STOPS = "。！？｡．؟۔।॥։";

    private static final String STOPS = ".!?…‽" + WIDE_STOPS;
    private static final String NOTE_MARKS = "¹²³⁰⁴⁵⁶⁷⁸⁹†‡";

    private final String text;
    private final FullStops fullStops;

    Segmenter(String text) {
        this.text = text;
        this.fullStops = new FullStops(text);
    }

    /// The sentences of one piece, ascending. What stands before the first word, and is no word, is
    /// left out.
    List<Span> sentences(Span piece) {
        List<Span> sentences = new ArrayList<>();
        int start = piece.start();
        int at = piece.start();
        while (at < piece.end()) {
            int stop = stops(at, piece.end());
            int end = stop == at ? at : afterClosing(stop, piece.end());
            if (end < piece.end() && end > at && ends(start, at, stop, end, piece.end())) {
                add(sentences, start, end);
                start = startOf(end, piece.end());
                at = start;
            } else {
                at = Math.max(stop, at + 1);
            }
        }
        add(sentences, start, piece.end());
        return sentences;
    }

    /// One line that is a sentence whatever stands in it, such as a row of a table; cut only where
    /// it is longer than any sentence is.
    List<Span> line(Span line) {
        if (line.length() <= LONGEST_SENTENCE) {
            return List.of(line);
        }
        List<Span> pieces = new ArrayList<>();
        add(pieces, line.start(), line.end());
        return pieces;
    }

    /// Past the stops at a place, or the place itself where there is none.
    private int stops(int at, int limit) {
        int stop = at;
        while (stop < limit && STOPS.indexOf(text.charAt(stop)) >= 0) {
            stop++;
        }
        return stop;
    }

    /// Past closing quotation marks and brackets, emphasis, and the marks of footnotes.
    private int afterClosing(int stop, int limit) {
        int end = stop;
        while (end < limit) {
            char c = text.charAt(end);
            int note = c == '[' ? afterNote(end, limit) : end;
            if (note > end) {
                end = note;
            } else if (Characters.closes(c) || NOTE_MARKS.indexOf(c) >= 0) {
                end++;
            } else {
                break;
            }
        }
        return end;
    }

    /// Past `[12]`, or `from` where no such mark stands there.
    private int afterNote(int from, int limit) {
        int note = from + 1;
        while (note < limit
                && note - from <= LONGEST_NOTE
                && Character.isLetterOrDigit(text.charAt(note))) {
            note++;
        }
        boolean closed = note > from + 1 && note < limit && text.charAt(note) == ']';
        return closed ? note + 1 : from;
    }

    /// The start of what follows white space and the marks of quoted lines.
    private int startOf(int from, int limit) {
        boolean newLine = false;
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            newLine |= Characters.endsLine(c);
            if (!Characters.isSpace(c) && !(newLine && c == '>')) {
                break;
            }
            at++;
        }
        return at;
    }

    /// Whether the sentence from `start` ends at the stops `[at, stop)`, closed at `end`.
    private boolean ends(int start, int at, int stop, int end, int limit) {
        if (WIDE_STOPS.indexOf(text.charAt(stop - 1)) >= 0) {
            return true;
        }
        if (!Characters.isSpace(text.charAt(end))) {
            return false;
        }
        int next = startOf(end, limit);
        if (isSpacedStop(next, limit)) {
            return false;
        }
        int word = next;
        while (word < limit && Characters.opens(text.charAt(word))) {
            word++;
        }
        if (word >= limit || isAside(start, at, limit)) {
            return false;
        }
        if (text.charAt(at) == '.' && stop == at + 1) {
            return fullStops.ends(start, at, word, word > next || end > stop, limit);
        }
        return !Character.isLowerCase(text.codePointAt(word));
    }

    /// A full stop between white space, as in `. . .`
    private boolean isSpacedStop(int at, int limit) {
        return at < limit
                && text.charAt(at) == '.'
                && (at + 1 == limit || Characters.isSpace(text.charAt(at + 1)));
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
        return depth > 0 && text.indexOf(')', at, Math.min(limit, open + LONGEST_ASIDE)) >= 0;
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
        while (cut > limit - MOST_MARKS && Characters.continuesCharacter(text.charAt(cut))) {
            cut--;
        }
        return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
    }

    /// What holds no word joins the sentence before it, where that grows not too long.
    private void addTrimmed(List<Span> sentences, int start, int end) {
        if (Characters.hasWord(text, start, end)) {
            sentences.add(Spans.unwrap(text, Spans.trim(text, start, end)));
        } else if (!sentences.isEmpty() && !Characters.isBlank(text, start, end)) {
            Span joined = sentences.getLast().cover(Spans.trim(text, start, end));
            if (joined.length() <= LONGEST_SENTENCE) {
                sentences.set(sentences.size() - 1, joined);
            }
        }
    }
}
