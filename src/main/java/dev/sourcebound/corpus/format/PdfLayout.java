package dev.sourcebound.corpus.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Makes paragraphs, headings, lists and tables of the lines of pages, by where they stand and how
/// large they are.
final class PdfLayout {

    private static final Pattern BULLET = Pattern.compile("[•‣▪◦·●■□►–*\\uF0B7\\uF0A7-] +(.*)");
    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,3}[.)]|\\(\\d{1,3}\\)|\\([a-z]\\)|[a-z]\\)) +(.*)");
    private static final Pattern ENDS = Pattern.compile(".*[.!?:;…][\"'”’)\\]]*");

    private static final int MOST_HEADING_WORDS = 25;
    private static final int MOST_BOLD_WORDS = 12;
    private static final int LEAST_ROWS = 3;

    private final List<PdfLine> lines;
    private final TextBuilder text;
    private final Hyphens hyphens;
    private final PdfMeasures measures;
    private final float bodySize;
    private final float leading;

    /// The first place of each page in the text; -1 where nothing of it has been written.
    private int[] starts = {};

    PdfLayout(List<PdfLine> lines, TextBuilder text) {
        this.lines = lines;
        this.text = text;
        this.hyphens = new Hyphens(lines.stream().map(PdfLine::text).toList());
        this.measures = new PdfMeasures(lines);
        this.bodySize = measures.bodySize();
        this.leading = measures.leading();
    }

    /// Writes all of it.
    ///
    /// @return where each page starts in the text
    List<Integer> write(int pages) {
        starts = new int[pages];
        Arrays.fill(starts, -1);
        int at = 0;
        while (at < lines.size()) {
            int end = tableEnd(at);
            if (end > at) {
                table(lines.subList(at, end));
            } else if (isHeading(at)) {
                end = headingEnd(at);
                heading(lines.subList(at, end));
            } else {
                end = paragraphEnd(at);
                paragraph(lines.subList(at, end));
            }
            at = end;
        }
        return filled();
    }

    private List<Integer> filled() {
        List<Integer> filled = new ArrayList<>();
        int next = text.length();
        for (int i = starts.length - 1; i >= 0; i--) {
            next = starts[i] < 0 ? next : starts[i];
            filled.add(next);
        }
        return filled.reversed();
    }

    private void began(PdfLine line, int offset) {
        int page = line.page() - 1;
        if (page < starts.length && starts[page] < 0) {
            starts[page] = offset;
        }
    }

    private int tableEnd(int from) {
        int end = from;
        while (end + 1 < lines.size()
                && lines.get(end + 1).page() == lines.get(from).page()
                && lines.get(end + 1).y() > lines.get(end).y()
                && lines.get(end + 1).hasColumnsOf(lines.get(end))) {
            end++;
        }
        int rows = end - from + 1;
        boolean wide = lines.get(from).cells().size() > 2 && rows == 2;
        return rows >= LEAST_ROWS || wide ? end + 1 : from;
    }

    private void table(List<PdfLine> rows) {
        int before = text.length();
        TableDraft draft = new TableDraft(text);
        for (PdfLine row : rows) {
            draft.row();
            row.cells().forEach(cell -> draft.cell(cell.text(), 1, 1));
        }
        draft.write();
        began(rows.getFirst(), afterGap(before));
    }

    private boolean isHeading(int at) {
        PdfLine line = lines.get(at);
        String words = line.text();
        int count = words.split(" ").length;
        if (!Character.isLetterOrDigit(words.codePointAt(0))
                || words.chars().noneMatch(Character::isLetter)) {
            return false;
        }
        if (measures.isLarge(line)) {
            return count <= MOST_HEADING_WORDS;
        }
        return line.bold()
                && line.size() >= bodySize * 0.95
                && count <= MOST_BOLD_WORDS
                && !ENDS.matcher(words).matches()
                && (at + 1 >= lines.size() || !lines.get(at + 1).bold() || standsApart(at));
    }

    private boolean standsApart(int at) {
        return at + 1 < lines.size()
                && PdfMeasures.gap(lines.get(at), lines.get(at + 1)) > 1.3f * leading;
    }

    private int headingEnd(int from) {
        int end = from + 1;
        while (end < lines.size()
                && end - from < 4
                && isHeading(end)
                && lines.get(end).size() == lines.get(from).size()
                && lines.get(end).bold() == lines.get(from).bold()
                && lines.get(end).page() == lines.get(from).page()
                && PdfMeasures.gap(lines.get(end - 1), lines.get(end)) > 0
                && PdfMeasures.gap(lines.get(end - 1), lines.get(end))
                        < 1.6f * lines.get(from).size()) {
            end++;
        }
        return end;
    }

    private void heading(List<PdfLine> heading) {
        int before = text.length();
        PdfLine first = heading.getFirst();
        text.heading(measures.headingLevel(first), joined(heading, new ArrayList<>()));
        began(first, afterGap(before));
    }

    private int paragraphEnd(int from) {
        int end = from + 1;
        while (end < lines.size() && goesOn(from, end)) {
            end++;
        }
        return end;
    }

    /// Whether a line belongs to the paragraph of the one above it.
    private boolean goesOn(int first, int at) {
        PdfLine above = lines.get(at - 1);
        PdfLine line = lines.get(at);
        String words = line.text();
        if (isHeading(at) || tableEnd(at) > at || BULLET.matcher(words).matches()) {
            return false;
        }
        float gap = PdfMeasures.gap(above, line);
        boolean lower = Character.isLowerCase(words.codePointAt(0));
        boolean ended = ENDS.matcher(above.text()).matches();
        if (above.page() != line.page() || gap <= 0) {
            // A new column or page: the paragraph goes on only where its sentence does.
            return lower && (!ended || hyphens.breaksAfter(above.text()));
        }
        if (NUMBER.matcher(words).matches() && ended) {
            return false;
        }
        if (gap > 1.35f * Math.max(leading, line.size() * 1.1f)
                || Math.abs(line.size() - above.size()) > 0.1f * bodySize) {
            return false;
        }
        boolean item = isItem(lines.get(first).text());
        boolean indented = line.start() > above.start() + 0.9f * line.size();
        if (indented && !(item && at == first + 1) && !lower) {
            return false;
        }
        return !(ended && isShort(above)) || lower;
    }

    private static boolean isItem(String words) {
        return BULLET.matcher(words).matches() || NUMBER.matcher(words).matches();
    }

    /// Ends long before most lines of its page do.
    private boolean isShort(PdfLine line) {
        return line.end() < measures.rightOf(line) - 4 * line.size();
    }

    private void paragraph(List<PdfLine> paragraph) {
        List<Integer> offsets = new ArrayList<>();
        String words = joined(paragraph, offsets);
        int before = text.length();
        var bullet = BULLET.matcher(words);
        var number = NUMBER.matcher(words);
        if (bullet.matches()) {
            text.item(0, "-", bullet.group(1));
        } else if (number.matches()) {
            text.item(0, number.group(1), number.group(2));
        } else {
            text.paragraph(words);
        }
        int start = afterGap(before);
        for (int i = 0; i < paragraph.size(); i++) {
            began(paragraph.get(i), Math.min(text.length(), start + offsets.get(i)));
        }
    }

    /// Where the block that was written last starts: blocks are parted by line feeds.
    private int afterGap(int before) {
        return before == 0 ? 0 : Math.min(text.length(), before + 2);
    }

    /// The words of lines, with a soft hyphen where a word is broken.
    ///
    /// @param offsets where each line starts in it; added to
    private String joined(List<PdfLine> block, List<Integer> offsets) {
        StringBuilder words = new StringBuilder();
        for (PdfLine line : block) {
            String next = line.text();
            if (!words.isEmpty() && !hyphens.join(words, next)) {
                words.append(' ');
            }
            offsets.add(words.length());
            words.append(next);
        }
        return words.toString();
    }
}
