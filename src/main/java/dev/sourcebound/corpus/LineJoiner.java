package dev.sourcebound.corpus;

import java.util.ArrayList;
import java.util.List;

/// Decides which lines of a paragraph are one text that a program has wrapped, and which only stand
/// together, as in a letterhead, an address or a poem. A sentence may run over the first kind of
/// line end and never over the second.
final class LineJoiner {

    /// Programs wrap at 65 to 80 columns; below this a full line says nothing.
    private static final int LEAST_WIDTH = 60;

    /// So many lines that are all as full as they can be are wrapped even where they are narrow.
    private static final int NARROW_LINES = 4;

    private static final int LEAST_NARROW_WIDTH = 30;

    private final String text;

    LineJoiner(String text) {
        this.text = text;
    }

    /// The stretches of a paragraph that no sentence leaves.
    List<Span> join(List<Line> lines) {
        int width = width(lines);
        List<Span> pieces = new ArrayList<>();
        Span piece = lines.getFirst().span();
        for (int i = 1; i < lines.size(); i++) {
            Line above = lines.get(i - 1);
            Line line = lines.get(i);
            boolean apart = above.endsHard() || isEscaped(line);
            if (!apart && (isFull(above, line, width) || goesOn(above, line))) {
                piece = piece.cover(line.span());
            } else {
                pieces.add(piece);
                piece = line.span();
            }
        }
        pieces.add(piece);
        return pieces;
    }

    /// Whether a backslash stands before a line that is not the first; a piece that goes on from
    /// above would hold it.
    private boolean isEscaped(Line line) {
        return text.charAt(line.start() - 1) == '\\';
    }

    private int width(List<Line> lines) {
        int longest = 0;
        for (Line line : lines) {
            longest = Math.max(longest, line.length());
        }
        return longest < LEAST_WIDTH && isNarrowColumn(lines, longest)
                ? longest
                : Math.max(longest, LEAST_WIDTH);
    }

    private boolean isNarrowColumn(List<Line> lines, int width) {
        if (lines.size() < NARROW_LINES || width < LEAST_NARROW_WIDTH) {
            return false;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!isFull(lines.get(i - 1), lines.get(i), width)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the first word of the next line had no room left in this one.
    private boolean isFull(Line above, Line line, int width) {
        int word = line.start();
        while (word < line.end() && !Characters.isSpace(text.charAt(word))) {
            word++;
        }
        return above.length() + 1 + word - line.start() > width;
    }

    /// Whether the next line starts in the midst of a sentence.
    private boolean goesOn(Line above, Line line) {
        return Character.isLowerCase(text.codePointAt(line.start()))
                && (Character.isLetterOrDigit(text.codePointBefore(above.end()))
                        || text.charAt(above.end() - 1) == ',');
    }
}
