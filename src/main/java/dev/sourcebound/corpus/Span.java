package dev.sourcebound.corpus;

/// A stretch of a text: UTF-16 code units, `start` inclusive, `end` exclusive, never empty.
///
/// @param start first code unit, `>= 0`
/// @param end one past the last code unit, `> start`
public record Span(int start, int end) implements Comparable<Span> {

    public Span {
        if (start < 0) {
            throw new IllegalArgumentException("start must be >= 0, got " + start);
        }
        if (end <= start) {
            throw new IllegalArgumentException(
                    "end must be > start, got [%d, %d)".formatted(start, end));
        }
    }

    public int length() {
        return end - start;
    }

    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /// The smallest span that holds both.
    public Span cover(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /// The text at this span.
    ///
    /// @throws IndexOutOfBoundsException where the text ends before this span does
    public String of(String text) {
        return text.substring(start, end);
    }

    /// By start, then by end.
    @Override
    public int compareTo(Span other) {
        int byStart = Integer.compare(start, other.start);
        return byStart != 0 ? byStart : Integer.compare(end, other.end);
    }
}
