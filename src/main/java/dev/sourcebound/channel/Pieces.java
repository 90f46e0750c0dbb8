package dev.sourcebound.channel;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/// Cuts text that is longer than a service takes at once. Nothing is lost but the white space at
/// the cuts.
public final class Pieces {

    /// A cut after a blank or a line's end, where there is one in the last part of a piece.
    private static final int LOOKED_BACK = 2;

    private Pieces() {}

    /// Pieces of a text, cut at the end of a line or a word where that leaves a piece at least half
    /// full, else between two characters as a reader sees them: never inside of a surrogate pair,
    /// and inside of a grapheme cluster only where that alone is longer than a piece.
    ///
    /// @param length the length of a text in the form in which it is sent, so that what is escaped
    ///   counts in full. A sum over code points.
    /// @param limit the largest such length of a piece; at least that of any one code point
    /// @return at least one piece; empty text gives one empty piece
    public static List<String> of(String text, int limit, ToIntFunction<String> length) {
        if (length.applyAsInt(text) <= limit) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int full = fullFrom(text, start, limit, length);
            int end = full == text.length() ? full : atWord(text, start, full);
            String piece = text.substring(start, end).strip();
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            start = end;
        }
        return pieces.isEmpty() ? List.of("") : pieces;
    }

    /// The last end of a grapheme cluster up to which the text fits.
    private static int fullFrom(String text, int start, int limit, ToIntFunction<String> length) {
        // No grapheme cluster that fits is longer than the limit, so no more has to be looked at.
        int far = codePointEnd(text, Math.min(text.length(), start + limit + 1));
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text.substring(start, far));
        int taken = 0;
        int end = start;
        for (int next = clusters.next(); next != BreakIterator.DONE; next = clusters.next()) {
            taken += length.applyAsInt(text.substring(end, start + next));
            if (taken > limit) {
                break;
            }
            end = start + next;
        }
        return end > start ? end : insideCluster(text, start, limit, length);
    }

    private static int insideCluster(
            String text, int start, int limit, ToIntFunction<String> length) {
        int taken = 0;
        int end = start;
        while (end < text.length()) {
            int next = end + Character.charCount(text.codePointAt(end));
            taken += length.applyAsInt(text.substring(end, next));
            if (taken > limit && end > start) {
                break;
            }
            end = next;
        }
        return end;
    }

    private static int atWord(String text, int start, int end) {
        int least = start + (end - start) / LOOKED_BACK;
        int line = text.lastIndexOf('\n', end - 1);
        if (line >= least) {
            return line + 1;
        }
        for (int at = end; at > least; at--) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return end;
    }

    private static int codePointEnd(String text, int at) {
        boolean inside =
                at < text.length()
                        && at > 0
                        && Character.isLowSurrogate(text.charAt(at))
                        && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at + 1 : at;
    }
}
