package dev.sourcebound.corpus.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// How the lines of a document are set: what is usual in it, so that what is not can be told.
final class PdfMeasures {

    /// Against the size of most of the text.
    private static final float HEADING_SIZE = 1.12f;

    /// Points. Lines that begin so near to one another begin at one edge.
    private static final int SAME_EDGE = 20;

    private static final int MOST_EDGES = 64;

    private final float bodySize;
    private final float leading;
    private final List<Float> headingSizes;
    private final Map<Integer, Float> rights = new HashMap<>();

    PdfMeasures(List<PdfLine> lines) {
        this.bodySize = bodySize(lines);
        this.leading = leading(lines);
        this.headingSizes = headingSizes(lines);
        for (PdfLine line : lines) {
            rights.merge(edge(line), line.end(), Math::max);
        }
    }

    /// The size of most characters.
    float bodySize() {
        return bodySize;
    }

    /// The commonest distance of two lines of text.
    float leading() {
        return leading;
    }

    /// Whether it is larger than the text is.
    boolean isLarge(PdfLine line) {
        return line.size() >= HEADING_SIZE * bodySize;
    }

    /// By the sizes that headings have here: the largest is of the first level, what is no larger
    /// than the text of the last.
    int headingLevel(PdfLine heading) {
        int rank = headingSizes.indexOf(heading.size());
        return (rank >= 0 ? rank : headingSizes.size()) + 1;
    }

    /// Where the longest line ends that starts at the same edge of the same page.
    float rightOf(PdfLine line) {
        return rights.getOrDefault(edge(line), line.end());
    }

    /// From one base line to the next; `<= 0` where the next one starts a column or a page.
    static float gap(PdfLine above, PdfLine line) {
        return line.y() - above.y();
    }

    private static int edge(PdfLine line) {
        return line.page() * MOST_EDGES + Math.round(line.start() / SAME_EDGE);
    }

    private static float bodySize(List<PdfLine> lines) {
        Map<Float, Integer> sizes = new HashMap<>();
        for (PdfLine line : lines) {
            sizes.merge(line.size(), line.text().length(), Integer::sum);
        }
        return commonest(sizes, 1f);
    }

    private static float leading(List<PdfLine> lines) {
        Map<Float, Integer> gaps = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            float gap = gap(lines.get(i - 1), lines.get(i));
            if (gap > 0 && gap < 3 * lines.get(i).size()) {
                gaps.merge(Math.round(gap * 2) / 2f, 1, Integer::sum);
            }
        }
        return commonest(gaps, 12f);
    }

    private List<Float> headingSizes(List<PdfLine> lines) {
        TreeSet<Float> sizes = new TreeSet<>();
        for (PdfLine line : lines) {
            if (isLarge(line)) {
                sizes.add(line.size());
            }
        }
        return List.copyOf(sizes.descendingSet());
    }

    /// Of equally common ones the smallest.
    private static float commonest(Map<Float, Integer> counts, float otherwise) {
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<Float, Integer>comparingByValue()
                                .thenComparing(
                                        Map.Entry.<Float, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }
}
