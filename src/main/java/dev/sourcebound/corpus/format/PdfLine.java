package dev.sourcebound.corpus.format;

import java.util.ArrayList;
import java.util.List;

/// A line of a page, as it is seen. Lengths are points; `y` grows downwards.
///
/// @param page from 1
/// @param cells its words, parted where the gap is wider than between words
/// @param y of its base line
/// @param size of its font: that of most of its characters
/// @param bold whether all of it is
record PdfLine(int page, List<Cell> cells, float y, float size, boolean bold) {

    /// Gap between cells, in parts of the font's size: several times that between words.
    private static final float CELL_GAP = 1.6f;

    PdfLine {
        cells = List.copyOf(cells);
    }

    /// Words that stand together.
    record Cell(String text, float start, float end) {

        boolean overlaps(Cell other) {
            return start < other.end && other.start < end;
        }
    }

    /// The cells of words, in their order.
    static List<Cell> cells(List<Cell> words, float size) {
        List<Cell> cells = new ArrayList<>();
        for (Cell word : words) {
            if (!Whitespace.oneLine(word.text()).isEmpty()) {
                Cell last = cells.isEmpty() ? null : cells.getLast();
                if (last != null && word.start() - last.end() < CELL_GAP * size) {
                    cells.set(
                            cells.size() - 1,
                            new Cell(
                                    last.text() + " " + word.text(),
                                    last.start(),
                                    Math.max(last.end(), word.end())));
                } else {
                    cells.add(word);
                }
            }
        }
        return cells;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Cell cell : cells) {
            text.append(text.isEmpty() ? "" : " ").append(cell.text());
        }
        return Whitespace.oneLine(text.toString());
    }

    float start() {
        return cells.getFirst().start();
    }

    float end() {
        return cells.getLast().end();
    }

    /// Whether its cells stand in the columns of another line's.
    boolean hasColumnsOf(PdfLine other) {
        if (cells.size() != other.cells.size() || cells.size() < 2) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).overlaps(other.cells.get(i))) {
                return false;
            }
        }
        return true;
    }
}
