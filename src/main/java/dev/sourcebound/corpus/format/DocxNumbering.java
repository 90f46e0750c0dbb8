package dev.sourcebound.corpus.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The marks of list items, which a DOCX does not write down but has counted: `3.`, `2.1`, `(b)`.
final class DocxNumbering {

    private static final int LEVELS = 9;

    /// List id to the abstract one that says how it counts.
    private final Map<String, String> abstractOf = new HashMap<>();

    private final Map<String, Level[]> levels = new HashMap<>();

    /// Lists of one abstract one go on counting together.
    private final Map<String, int[]> counters = new HashMap<>();

    private DocxNumbering() {}

    static DocxNumbering of(ZipParts parts) {
        DocxNumbering numbering = new DocxNumbering();
        byte[] part = parts.find("word/numbering.xml");
        if (part != null) {
            Xml.read(part, numbering.new Reader());
        }
        return numbering;
    }

    /// The mark of the next item of a list; empty where that is no list.
    ///
    /// @param list the list's id, or null
    /// @param level the item's depth from 0
    String next(@Nullable String list, int level) {
        if (list == null || list.equals("0")) {
            return "";
        }
        String kind = abstractOf.get(list);
        Level[] all = kind == null ? null : levels.get(kind);
        int at = Math.clamp(level, 0, LEVELS - 1);
        if (all == null || all[at] == null || kind == null) {
            return "-";
        }
        int[] counts = counters.computeIfAbsent(kind, _ -> startOf(all));
        counts[at]++;
        for (int i = at + 1; i < LEVELS; i++) {
            counts[i] = startOf(all)[i];
        }
        return mark(all, at, counts);
    }

    private static int[] startOf(Level[] all) {
        int[] counts = new int[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            counts[i] = all[i] == null ? 0 : all[i].start - 1;
        }
        return counts;
    }

    /// Fills in `%1.%2` with the counts.
    private static String mark(Level[] all, int at, int[] counts) {
        Level level = all[at];
        if (level.format.equals("bullet")) {
            return "-";
        }
        if (level.format.equals("none")) {
            return "";
        }
        String mark = level.text;
        for (int i = 0; i < LEVELS; i++) {
            if (all[i] != null) {
                // A level that nothing has been counted on yet stands at its first number.
                int count = i <= at ? Math.max(counts[i], all[i].start) : counts[i];
                mark = mark.replace("%" + (i + 1), number(count, all[i].format));
            }
        }
        return mark.isBlank() ? "-" : mark.strip();
    }

    private static String number(int count, String format) {
        return switch (format) {
            case "lowerLetter" -> letter(count);
            case "upperLetter" -> letter(count).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(count).toLowerCase(Locale.ROOT);
            case "upperRoman" -> roman(count);
            default -> String.valueOf(count);
        };
    }

    private static String letter(int count) {
        int index = Math.floorMod(count - 1, 26);
        return String.valueOf((char) ('a' + index)).repeat(1 + Math.max(0, count - 1) / 26 % 10);
    }

    private static String roman(int count) {
        String[] marks = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        StringBuilder roman = new StringBuilder();
        int rest = Math.clamp(count, 0, 3_999);
        for (int i = 0; i < values.length; i++) {
            while (rest >= values[i]) {
                roman.append(marks[i]);
                rest -= values[i];
            }
        }
        return roman.toString();
    }

    private static final class Level {
        private int start = 1;
        private String format = "decimal";
        private String text = "";
    }

    private final class Reader implements Xml.Handler {

        private Level[] open = new Level[LEVELS];
        private Level level = new Level();
        private String list = "";

        @Override
        public void start(String name, Xml.Attributes attributes) {
            switch (name) {
                case "abstractNum" -> {
                    open = new Level[LEVELS];
                    levels.put(attributes.get("abstractNumId"), open);
                }
                case "num" -> list = attributes.get("numId");
                case "abstractNumId" -> abstractOf.put(list, attributes.get("val"));
                case "lvl" -> {
                    level = new Level();
                    // What overrides a level of one list only is not followed.
                    if (list.isEmpty()) {
                        open[attributes.number("ilvl", 0, LEVELS - 1)] = level;
                    }
                }
                case "start" -> level.start = attributes.number("val", 1, 10_000);
                case "numFmt" -> level.format = attributes.get("val");
                case "lvlText" -> level.text = attributes.get("val");
                default -> {}
            }
        }

        @Override
        public void end(String name) {}

        @Override
        public void text(String text) {}
    }
}
