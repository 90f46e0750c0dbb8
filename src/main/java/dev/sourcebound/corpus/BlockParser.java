package dev.sourcebound.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cuts a text into blocks by what marks them: Markdown's marks, wherever the text comes from, and
/// blank lines. One pass; a text of no marks at all is a row of paragraphs.
final class BlockParser {

    private static final Pattern ATX = Pattern.compile("#{1,6}(?=[ \\t\\u00A0])");
    private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,})[^`]*");
    private static final Pattern DELIMITER_ROW =
            Pattern.compile("\\|?[ \\t]*:?-+:?[ \\t]*(\\|[ \\t]*:?-+:?[ \\t]*)*\\|?");
    private static final Pattern UNDERLINE = Pattern.compile("={3,}|-{3,}");
    private static final Pattern BULLET =
            Pattern.compile("[-*+•‣▪◦·–][ \\t\\u00A0]+(\\[[ xX]\\][ \\t]+)?(?=\\S)");

    /// `1.`, `12)`, `(a)`, `iv.`, `R1.`, `2.3.` and their like.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(\\(?(\\d{1,3}|[a-zA-Z]|[ivx]{2,5}|[A-Z]{1,2}\\d{1,3})[.)]|\\d{1,2}(\\.\\d{1,2})+\\.?)"
                            + "[ \\t\\u00A0]+(?=\\S)");

    private static final int CODE_FENCE_INDENT = 3;
    private static final int LONGEST_UNDERLINED = 120;

    /// Far above any table's; a regular expression recurses over it.
    private static final int LONGEST_DELIMITER_ROW = 1_000;

    /// A line of this length or more may have been broken by a wrapping program, so that a mark at
    /// the start of the next line may be a dash or a number of the running text.
    private static final int WRAPPED_LENGTH = 55;

    private final String text;
    private final List<Line> lines;
    private final List<Block> blocks = new ArrayList<>();
    private int at;

    /// Set once a comment has no end: then no later one has, and none is looked for again.
    private boolean unclosed;

    private BlockParser(String text) {
        this.text = text;
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
        if (!hasWord(line)) {
            at++;
        } else if (!item(line)) {
            paragraph();
        }
    }

    /// A comment without an end is text like any other.
    private boolean comment(Line line) {
        if (!startsComment(line) || unclosed) {
            return false;
        }
        int found = text.indexOf("-->", line.start());
        if (found < 0) {
            unclosed = true;
            return false;
        }
        int end = found + "-->".length();
        while (at < lines.size() && lines.get(at).end() < end) {
            at++;
        }
        if (at < lines.size() && lines.get(at).start() < end) {
            Line last = lines.get(at);
            int rest = end;
            while (rest < last.end() && Characters.isSpace(text.charAt(rest))) {
                rest++;
            }
            lines.set(at, last.from(rest));
        }
        return true;
    }

    private @Nullable String fence(Line line) {
        if (line.indent() > CODE_FENCE_INDENT || !startsWithOneOf(line, "`~")) {
            return null;
        }
        Matcher matcher = over(FENCE, line);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private boolean code(Line opening) {
        String fence = fence(opening);
        if (fence == null) {
            return false;
        }
        at++;
        while (at < lines.size()) {
            Line line = lines.get(at++);
            if (closes(line, fence)) {
                break;
            }
            if (hasWord(line)) {
                blocks.add(new Block.Code(line.span()));
            }
        }
        return true;
    }

    private boolean closes(Line line, String fence) {
        if (line.length() < fence.length()) {
            return false;
        }
        for (int i = line.start(); i < line.end(); i++) {
            if (text.charAt(i) != fence.charAt(0)) {
                return false;
            }
        }
        return true;
    }

    private boolean heading(Line line) {
        Block.Heading heading = headingOf(line);
        if (heading == null) {
            return false;
        }
        blocks.add(heading);
        at++;
        return true;
    }

    private Block.@Nullable Heading headingOf(Line line) {
        if (!startsWithOneOf(line, "#")) {
            return null;
        }
        Matcher marks = over(ATX, line);
        if (!marks.lookingAt() || !Characters.hasWord(text, marks.end(), line.end())) {
            return null;
        }
        int end = line.end();
        while (text.charAt(end - 1) == '#') {
            end--;
        }
        boolean closed = Characters.isSpace(text.charAt(end - 1));
        Span title = Spans.trim(text, marks.end(), closed ? end : line.end());
        return new Block.Heading(marks.end() - marks.start(), title);
    }

    private boolean isTableHead(int index) {
        return index + 1 < lines.size()
                && hasPipe(lines.get(index))
                && hasPipe(lines.get(index + 1))
                && lines.get(index + 1).length() <= LONGEST_DELIMITER_ROW
                && over(DELIMITER_ROW, lines.get(index + 1)).matches();
    }

    private boolean table() {
        if (!isTableHead(at)) {
            return false;
        }
        Line head = lines.get(at);
        Span header = hasWord(head) ? head.span() : null;
        at += 2;
        while (at < lines.size() && hasPipe(lines.get(at))) {
            Line row = lines.get(at++);
            if (hasWord(row)) {
                blocks.add(new Block.Row(row.span(), header));
            }
        }
        return true;
    }

    private boolean hasPipe(Line line) {
        int pipe = text.indexOf('|', line.start(), line.end());
        return pipe >= 0;
    }

    private @Nullable Matcher mark(Line line) {
        Matcher bullet = over(BULLET, line);
        if (bullet.lookingAt()) {
            return bullet;
        }
        Matcher number = over(NUMBER, line);
        return number.lookingAt() ? number : null;
    }

    private boolean item(Line line) {
        Matcher mark = mark(line);
        if (mark == null) {
            return false;
        }
        boolean ordered = mark.pattern() == NUMBER;
        Line first = isName(mark) ? line : line.from(mark.end());
        List<Line> own = new ArrayList<>(List.of(first));
        at++;
        while (at < lines.size()
                && mark(lines.get(at)) == null
                && continues(lines.get(at), own.getLast())) {
            own.add(lines.get(at++));
        }
        blocks.add(new Block.Item(own, ordered, line.start()));
        return true;
    }

    /// `R1.` is what the text calls the item elsewhere; `1.` only counts.
    private boolean isName(Matcher mark) {
        return Character.isUpperCase(text.charAt(mark.start()))
                && Character.isDigit(text.charAt(mark.start() + 1));
    }

    private void paragraph() {
        List<Line> own = new ArrayList<>(List.of(lines.get(at++)));
        while (at < lines.size()) {
            Line line = lines.get(at);
            if (own.size() == 1 && isUnderline(line, own.getFirst())) {
                int level = text.charAt(line.start()) == '=' ? 1 : 2;
                blocks.add(new Block.Heading(level, own.getFirst().span()));
                at++;
                return;
            }
            if (!continues(line, own.getLast())) {
                break;
            }
            own.add(line);
            at++;
        }
        blocks.add(new Block.Paragraph(own));
    }

    private boolean isUnderline(Line line, Line above) {
        return above.length() <= LONGEST_UNDERLINED
                && line.quoteDepth() == above.quoteDepth()
                && text.charAt(above.end() - 1) != '.'
                && over(UNDERLINE, line).matches();
    }

    /// Whether a line goes on with the block that the line above belongs to.
    private boolean continues(Line line, Line above) {
        if (line.isBlank()
                || !hasWord(line)
                || line.quoteDepth() > above.quoteDepth()
                || startsComment(line)
                || fence(line) != null
                || headingOf(line) != null
                || isTableHead(at)) {
            return false;
        }
        return mark(line) == null || isWrappedMark(line, above);
    }

    /// A dash or a number that only happens to stand first in a wrapped line.
    private boolean isWrappedMark(Line line, Line above) {
        char last = text.charAt(above.end() - 1);
        boolean open = Character.isLetterOrDigit(last) || last == ',';
        boolean alone = at + 1 >= lines.size() || mark(lines.get(at + 1)) == null;
        return open && alone && above.length() >= WRAPPED_LENGTH && line.indent() == above.indent();
    }

    private boolean startsComment(Line line) {
        return text.startsWith("<!--", line.start());
    }

    private boolean hasWord(Line line) {
        return Characters.hasWord(text, line.start(), line.end());
    }

    private boolean startsWithOneOf(Line line, String marks) {
        return !line.isBlank() && marks.indexOf(text.charAt(line.start())) >= 0;
    }

    private Matcher over(Pattern pattern, Line line) {
        return pattern.matcher(text).region(line.start(), line.end());
    }
}
