package dev.sourcebound.corpus.format;

import java.util.ArrayList;
import java.util.List;

/// A table while it is read, cell by cell. A cell that spans columns or rows is repeated in each,
/// so that every row says all by itself.
final class TableDraft {

    /// A cell of more code units holds text that was laid out in a table, and no entry of one.
    private static final int LONGEST_CELL = 1_500;

    private static final int MOST_COLUMNS = 200;

    private final TextBuilder text;
    private final List<List<String>> rows = new ArrayList<>();

    /// For each column how many further rows its last cell spans.
    private final List<Integer> spanned = new ArrayList<>();

    private boolean header;
    private int written;
    private boolean layout;

    TableDraft(TextBuilder text) {
        this.text = text;
    }

    void row() {
        if (!rows.isEmpty()) {
            fillSpanned();
        }
        rows.add(new ArrayList<>());
    }

    /// The first row names the columns.
    void header() {
        header = true;
    }

    /// What is in it is no table: it only stands side by side.
    void layout() {
        layout = true;
    }

    /// @param columns how many it spans, `>= 1`
    /// @param rowsSpanned how many it spans, `>= 1`
    void cell(String words, int columns, int rowsSpanned) {
        if (rows.isEmpty()) {
            row();
        }
        fillSpanned();
        String line = Whitespace.oneLine(words);
        layout |= line.length() > LONGEST_CELL;
        for (int i = 0; i < columns && rows.getLast().size() < MOST_COLUMNS; i++) {
            add(line, rowsSpanned - 1);
        }
    }

    /// A cell that the one above it reaches into.
    void cellOfAbove(int columns) {
        for (int i = 0; i < columns && rows.getLast().size() < MOST_COLUMNS; i++) {
            int column = rows.getLast().size();
            List<String> above = rows.size() > 1 ? rows.get(rows.size() - 2) : List.of();
            add(column < above.size() ? above.get(column) : "", 0);
        }
    }

    /// Writes the table, or its cells as paragraphs where it only lays text out.
    void write() {
        rows.removeIf(row -> row.stream().noneMatch(Whitespace::hasWord));
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns == 0) {
            return;
        }
        if (columns == 1 || rows.size() == 1 || layout) {
            for (List<String> row : rows) {
                row.stream().distinct().forEach(text::paragraph);
            }
            return;
        }
        for (List<String> row : rows) {
            while (row.size() < columns) {
                row.add("");
            }
        }
        if (!header && !looksLikeHeader(rows.getFirst())) {
            rows.addFirst(new ArrayList<>(java.util.Collections.nCopies(columns, "")));
        }
        text.table(rows);
    }

    /// All in one line, for a table within a cell.
    String flat() {
        StringBuilder line = new StringBuilder();
        for (List<String> row : rows) {
            line.append(String.join(" ", row)).append("; ");
        }
        return line.toString();
    }

    /// Words in every column, none a number.
    private static boolean looksLikeHeader(List<String> row) {
        return row.stream()
                .allMatch(cell ->
                        Whitespace.hasWord(cell) && !Character.isDigit(cell.codePointAt(0)));
    }

    private void add(String cell, int further) {
        text.claim(written += cell.length() + 3);
        List<String> row = rows.getLast();
        if (spanned.size() <= row.size()) {
            spanned.add(0);
        }
        spanned.set(row.size(), further);
        row.add(cell);
    }

    /// Repeats the cells above that reach into this row, up to the first that does not.
    private void fillSpanned() {
        List<String> row = rows.getLast();
        while (rows.size() > 1 && row.size() < spanned.size() && spanned.get(row.size()) > 0) {
            List<String> above = rows.get(rows.size() - 2);
            int left = spanned.get(row.size()) - 1;
            add(row.size() < above.size() ? above.get(row.size()) : "", left);
        }
    }
}
