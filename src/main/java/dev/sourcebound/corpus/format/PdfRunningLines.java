package dev.sourcebound.corpus.format;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Leaves out what stands at the head or the foot of page after page, its number aside: titles and
/// page numbers, which would part the sentences that run on to the next page.
final class PdfRunningLines {

    private static final Pattern NUMBER = Pattern.compile("\\d+|\\b[ivxlc]+\\b");

    /// Lines from the edge of a page.
    private static final int EDGE = 2;

    private static final int LEAST_PAGES = 3;

    private PdfRunningLines() {}

    static List<PdfLine> without(List<PdfLine> lines) {
        Map<Integer, List<PdfLine>> pages = new TreeMap<>();
        for (PdfLine line : lines) {
            pages.computeIfAbsent(line.page(), _ -> new ArrayList<>()).add(line);
        }
        Map<String, Set<Integer>> seen = new HashMap<>();
        Set<PdfLine> edges = new HashSet<>();
        for (List<PdfLine> page : pages.values()) {
            List<PdfLine> byHeight = page.stream().sorted(comparingDouble(PdfLine::y)).toList();
            for (int i = 0; i < byHeight.size(); i++) {
                if (i < EDGE || i >= byHeight.size() - EDGE) {
                    PdfLine line = byHeight.get(i);
                    edges.add(line);
                    seen.computeIfAbsent(key(line), _ -> new HashSet<>()).add(line.page());
                }
            }
        }
        int least = Math.max(LEAST_PAGES, pages.size() / 3);
        return lines.stream()
                .filter(line -> !edges.contains(line) || times(seen, line) < least)
                .toList();
    }

    private static int times(Map<String, Set<Integer>> seen, PdfLine line) {
        return seen.getOrDefault(key(line), Set.of()).size();
    }

    private static String key(PdfLine line) {
        return NUMBER.matcher(line.text()).replaceAll("#") + " " + Math.round(line.y() / 4);
    }
}
