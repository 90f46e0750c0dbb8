package dev.sourcebound.corpus.format;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Takes the lines out of a PDF in the order in which it draws them, which is that of reading in
/// what programs write: columns come one after another.
final class PdfLines extends PDFTextStripper {

    private static final float BOLD = 600;

    private final List<PdfLine> lines = new ArrayList<>();
    private final List<PdfLine.Cell> words = new ArrayList<>();
    private final Map<Float, Integer> sizes = new HashMap<>();
    private float y;
    private boolean bold = true;
    private long characters;
    private final long most;

    private PdfLines(long most) {
        this.most = most;
        setSuppressDuplicateOverlappingText(true);
        setAddMoreFormatting(false);
    }

    /// @param most characters that are taken
    static List<PdfLine> of(PDDocument document, long most) throws IOException {
        PdfLines lines = new PdfLines(most);
        lines.writeText(document, Writer.nullWriter());
        return lines.lines;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (positions.isEmpty()) {
            return;
        }
        characters += text.length();
        if (characters > most) {
            throw new Refusal(
                    Reading.Reason.TOO_MUCH_TEXT,
                    "gives more than %,d characters of text; split it or raise sourcebound.corpus.limits.text"
                            .formatted(most));
        }
        TextPosition first = positions.getFirst();
        TextPosition last = positions.getLast();
        y = first.getYDirAdj();
        for (TextPosition position : positions) {
            float size = Math.round(position.getFontSizeInPt() * 2) / 2f;
            sizes.merge(size, position.getUnicode().length(), Integer::sum);
            bold &= isBold(position.getFont()) || position.getUnicode().isBlank();
        }
        float start = first.getXDirAdj();
        float end = last.getXDirAdj() + last.getWidthDirAdj();
        if (text.strip().contains("   ") && text.length() == positions.size()) {
            split(text, positions);
        } else {
            words.add(new PdfLine.Cell(text, start, end));
        }
    }

    /// Some programs set columns apart by many spaces.
    private void split(String text, List<TextPosition> positions) {
        int from = 0;
        while (from < text.length()) {
            int gap = text.indexOf("   ", from);
            int to = gap < 0 ? text.length() : gap;
            if (to > from) {
                TextPosition last = positions.get(to - 1);
                words.add(
                        new PdfLine.Cell(
                                text.substring(from, to),
                                positions.get(from).getXDirAdj(),
                                last.getXDirAdj() + last.getWidthDirAdj()));
            }
            from = to;
            while (from < text.length() && text.charAt(from) == ' ') {
                from++;
            }
        }
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphSeparator() {
        endLine();
    }

    @Override
    protected void writePageEnd() {
        endLine();
    }

    @Override
    protected void endArticle() {
        endLine();
    }

    private void endLine() {
        float size =
                sizes.entrySet().stream()
                        .max(
                                Map.Entry.<Float, Integer>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse(0f);
        List<PdfLine.Cell> cells = PdfLine.cells(words, size);
        if (!cells.isEmpty()) {
            lines.add(new PdfLine(getCurrentPageNo(), cells, y, size, bold));
        }
        words.clear();
        sizes.clear();
        bold = true;
    }

    private static boolean isBold(PDFont font) {
        PDFontDescriptor descriptor = font.getFontDescriptor();
        String name = font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
        return name.contains("bold")
                || name.contains("black")
                || name.contains("heavy")
                || (descriptor != null
                        && (descriptor.isForceBold() || descriptor.getFontWeight() >= BOLD));
    }
}
