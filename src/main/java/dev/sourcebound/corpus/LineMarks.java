package dev.sourcebound.corpus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the marks of single lines, as Markdown and plain texts write them.
final class LineMarks {

    private static final Pattern ATX = Pattern.compile("#{1,6}(?=[ \\t\\u00A0])");
    private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,})[^`]*");
    private static final Pattern DELIMITER_ROW =
            Pattern.compile("\\|?[ \\t]*:?-+:?[ \\t]*(\\|[ \\t]*:?-+:?[ \\t]*)*\\|?");
    private static final Pattern UNDERLINE = Pattern.compile("={3,}|-{3,}");
    private static final Pattern BULLET =
            Pattern.compile("[-*+•‣▪◦·–][ \\t\\u00A0]+(\\[[ xX]\\][ \\t]+)?(?=\\S)");

    /// `1.`, `12)`, `(a)`, `iv.` and their like, but no `J.`, which may be an initial.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(\\d{1,3}[.)]|[a-z][.)]|[A-Z]\\)|[ivx]{2,5}[.)]|\\((\\d{1,3}|[a-zA-Z]|[ivx]{2,5})\\))"
                            + "[ \\t\\u00A0]+(?=\\S)");

    /// `R1.` and `2.3` are what the text may call the item elsewhere (and `2.3` may be a quantity),
    /// so they stay in it.
    private static final Pattern NAME =
            Pattern.compile(
                    "(\\(?[A-Z]{1,2}\\d{1,3}[.)]|\\d{1,2}(\\.\\d{1,2})+\\.?)[ \\t\\u00A0]+(?=\\S)");

    /// A backslash that keeps what follows it from being a mark.
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?=\\\\*+(#{1,6}[ \\t\\u00A0]|>|<!--|`{3}|~{3}))");

    private static final int LONGEST_UNDERLINED = 120;

    /// Far above any table's; a regular expression recurses over it.
    private static final int LONGEST_DELIMITER_ROW = 1_000;

    private final String text;

    LineMarks(String text) {
        this.text = text;
    }

    /// The mark of a list item.
    ///
    /// @param end where the item's text starts
    /// @param ordered whether it is a number or a letter
    record Item(int end, boolean ordered) {}

    /// The marks that open a block of code, or null.
    @Nullable String fence(Line line) {
        if (!startsWithOneOf(line, "`~")) {
            return null;
        }
        Matcher matcher = over(FENCE, line);
        return matcher.matches() ? matcher.group(1) : null;
    }

    boolean closes(Line line, String fence) {
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

    /// The heading that a line is, or null.
    Block.@Nullable Heading heading(Line line) {
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

    /// A line of running text without the backslash that keeps its start from being a mark.
    Line unescaped(Line line) {
        return over(ESCAPE, line).lookingAt() ? line.from(line.start() + 1) : line;
    }

    boolean hasPipe(Line line) {
        int pipe = text.indexOf('|', line.start(), line.end());
        return pipe >= 0;
    }

    boolean isDelimiterRow(Line line) {
        return hasPipe(line)
                && line.length() <= LONGEST_DELIMITER_ROW
                && over(DELIMITER_ROW, line).matches();
    }

    /// The mark of the list item that a line starts, or null.
    @Nullable Item item(Line line) {
        Matcher bullet = over(BULLET, line);
        if (bullet.lookingAt()) {
            return new Item(bullet.end(), false);
        }
        if (over(NAME, line).lookingAt()) {
            return new Item(line.start(), true);
        }
        Matcher number = over(NUMBER, line);
        return number.lookingAt() ? new Item(number.end(), true) : null;
    }

    boolean isUnderline(Line line, Line above) {
        return above.length() <= LONGEST_UNDERLINED
                && line.quoteDepth() == above.quoteDepth()
                && text.charAt(above.end() - 1) != '.'
                && over(UNDERLINE, line).matches();
    }

    boolean startsComment(Line line) {
        return text.startsWith("<!--", line.start());
    }

    boolean hasWord(Line line) {
        return Characters.hasWord(text, line.start(), line.end());
    }

    private boolean startsWithOneOf(Line line, String marks) {
        return !line.isBlank() && marks.indexOf(text.charAt(line.start())) >= 0;
    }

    private Matcher over(Pattern pattern, Line line) {
        return pattern.matcher(text).region(line.start(), line.end());
    }
}
