package dev.sourcebound.corpus;

import java.util.ArrayList;
import java.util.List;

/// One line of a text, without its white space and its block-quote marks.
///
/// @param indent columns of white space before the content, a tab counted as four
/// @param start first code unit of the content
/// @param end one past the last one; `start == end` where the line is blank
/// @param quoteDepth how many `>` stand before the content
/// @param endsHard whether Markdown breaks the line here: two spaces or a backslash at its end
record Line(int indent, int start, int end, int quoteDepth, boolean endsHard) {

    private static final int TAB_COLUMNS = 4;

    boolean isBlank() {
        return start == end;
    }

    int length() {
        return end - start;
    }

    Span span() {
        return new Span(start, end);
    }

    /// The same line from a later place on.
    Line from(int newStart) {
        return new Line(indent, newStart, end, quoteDepth, endsHard);
    }

    /// The lines of a text. Every line end of Unicode ends a line, and so does a form feed.
    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (Characters.endsLine(text.charAt(at))) {
                lines.add(line(text, from, at));
                from = at + 1;
                if (text.charAt(at) == '\r' && from < text.length() && text.charAt(from) == '\n') {
                    from++;
                    at++;
                }
            }
        }
        if (from < text.length()) {
            lines.add(line(text, from, text.length()));
        }
        return lines;
    }

    private static Line line(String text, int from, int to) {
        int start = from;
        int indent = 0;
        int depth = 0;
        while (start < to
                && (Characters.isSpace(text.charAt(start)) || text.charAt(start) == '>')) {
            if (text.charAt(start) == '>') {
                depth++;
                indent = 0;
            } else {
                indent += text.charAt(start) == '\t' ? TAB_COLUMNS : 1;
            }
            start++;
        }
        int end = to;
        while (end > start && Characters.isSpace(text.charAt(end - 1))) {
            end--;
        }
        boolean backslash = end > start && text.charAt(end - 1) == '\\';
        boolean endsHard = backslash || text.startsWith("  ", end);
        return new Line(indent, start, backslash ? end - 1 : end, depth, endsHard);
    }
}
