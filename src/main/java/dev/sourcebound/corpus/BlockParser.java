package dev.sourcebound.corpus;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into blocks by what marks them: Markdown's marks, wherever the text comes from, and
/// blank lines. One pass; a text of no marks at all is a row of paragraphs.
final class BlockParser {

    /// A line of this length or more may have been broken by a wrapping program, so that a mark at
    /// the start of the next line may be a dash or a number of the running text.
    private static final int WRAPPED_LENGTH = 55;

    private final String text;
    private final LineMarks marks;
    private final List<Line> lines;
    private final List<Block> blocks = new ArrayList<>();
    private int at;

    /// Set once a comment has no end: then no later one has, and none is looked for again.
    private boolean unclosed;

    private BlockParser(String text) {
        this.text = text;
        this.marks = new LineMarks(text);
        this.lines = new ArrayList<>(Line.of(text));
    }

    static List<Block> parse(String text) {
        BlockParser parser = new BlockParser(text);
        while (parser.at < parser.lines.size()) {
            parser.block();
        }
        return parser.blocks;
    }

    private void block() {
        Line line = lines.get(at);
        boolean marked = comment(line) || code(line) || heading(line) || table();
        if (marked) {
            return;
        }
        if (!marks.hasWord(line)) {
            at++;
        } else if (!item(line)) {
            paragraph();
        }
    }

    /// A comment without an end is text like any other.
    private boolean comment(Line line) {
        if (!marks.startsComment(line) || unclosed) {
            return false;
        }
        int found = text.indexOf("-->", line.start());
        if (found < 0) {
            unclosed = true;
            return false;
        }
        int end = found + "-->".length();
        while (lines.get(at).end() < end) {
            at++;
        }
        Line last = lines.get(at);
        int rest = end;
        while (rest < last.end() && Characters.isSpace(text.charAt(rest))) {
            rest++;
        }
        lines.set(at, last.from(rest));
        return true;
    }

    private boolean code(Line opening) {
        String fence = marks.fence(opening);
        if (fence == null) {
            return false;
        }
        at++;
        while (at < lines.size()) {
            Line line = lines.get(at++);
            if (marks.closes(line, fence)) {
                break;
            }
            if (marks.hasWord(line)) {
                blocks.add(new Block.Code(line.span()));
            }
        }
        return true;
    }

    private boolean heading(Line line) {
        Block.Heading heading = marks.heading(line);
        if (heading == null) {
            return false;
        }
        blocks.add(heading);
        at++;
        return true;
    }

    private boolean isTableHead(int index) {
        return index + 1 < lines.size()
                && marks.hasPipe(lines.get(index))
                && marks.isDelimiterRow(lines.get(index + 1));
    }

    private boolean table() {
        if (!isTableHead(at)) {
            return false;
        }
        Line head = lines.get(at);
        Span header = marks.hasWord(head) ? head.span() : null;
        at += 2;
        while (at < lines.size() && marks.hasPipe(lines.get(at))) {
            Line row = lines.get(at++);
            if (marks.hasWord(row)) {
                blocks.add(new Block.Row(row.span(), header));
            }
        }
        return true;
    }

    private boolean item(Line line) {
        LineMarks.Item mark = marks.item(line);
        if (mark == null) {
            return false;
        }
        Line first = line.from(mark.end());
        List<Line> own = new ArrayList<>(List.of(first));
        at++;
        while (at < lines.size()
                && marks.item(lines.get(at)) == null
                && continues(lines.get(at), own.getLast())) {
            own.add(marks.unescaped(lines.get(at++)));
        }
        blocks.add(new Block.Item(own, mark.ordered(), line.start()));
        return true;
    }

    private void paragraph() {
        List<Line> own = new ArrayList<>(List.of(marks.unescaped(lines.get(at++))));
        while (at < lines.size()) {
            Line line = lines.get(at);
            if (own.size() == 1 && marks.isUnderline(line, own.getFirst())) {
                int level = text.charAt(line.start()) == '=' ? 1 : 2;
                blocks.add(new Block.Heading(level, own.getFirst().span()));
                at++;
                return;
            }
            if (!continues(line, own.getLast())) {
                break;
            }
            own.add(marks.unescaped(line));
            at++;
        }
        blocks.add(new Block.Paragraph(own));
    }

    /// Whether a line goes on with the block that the line above belongs to.
    private boolean continues(Line line, Line above) {
        if (line.isBlank()
                || !marks.hasWord(line)
                || line.quoteDepth() > above.quoteDepth()
                || marks.startsComment(line)
                || marks.fence(line) != null
                || marks.heading(line) != null
                || isTableHead(at)) {
            return false;
        }
        return marks.item(line) == null || isWrappedMark(line, above);
    }

    /// A dash or a number that only happens to stand first in a wrapped line.
    private boolean isWrappedMark(Line line, Line above) {
        char last = text.charAt(above.end() - 1);
        boolean open = Character.isLetterOrDigit(last) || last == ',';
        boolean alone = at + 1 >= lines.size() || marks.item(lines.get(at + 1)) == null;
        return open && alone && above.length() >= WRAPPED_LENGTH && line.indent() == above.indent();
    }
}
