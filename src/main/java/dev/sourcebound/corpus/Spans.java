package dev.sourcebound.corpus;

/// Spans without the white space and the marks around them.
final class Spans {

    private Spans() {}

    /// A stretch that holds a word, without the white space around it.
    static Span trim(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Characters.isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && Characters.isSpace(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    /// A span without the emphasis marks that wrap the whole of it; unchanged where the marks only
    /// look as if they did, as in `*one* and *two*`.
    static Span unwrap(String text, Span span) {
        Span inner = span;
        while (marksAround(text, inner) > 0) {
            int marks = marksAround(text, inner);
            inner = trim(text, inner.start() + marks, inner.end() - marks);
        }
        return inner;
    }

    private static int marksAround(String text, Span span) {
        char mark = text.charAt(span.start());
        if (mark != '*' && mark != '_') {
            return 0;
        }
        int marks = 0;
        while (span.start() + marks < span.end() - 1 - marks
                && text.charAt(span.start() + marks) == mark
                && text.charAt(span.end() - 1 - marks) == mark) {
            marks++;
        }
        int from = span.start() + marks;
        int to = span.end() - marks;
        boolean only = Characters.hasWord(text, from, to) && text.indexOf(mark, from, to) < 0;
        return only ? marks : 0;
    }
}
