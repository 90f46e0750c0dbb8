package dev.sourcebound.corpus.format;

import dev.sourcebound.corpus.format.Reading.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;

/// Reads ODT (OASIS OpenDocument 1.0 to 1.4): the text with its headings, lists and tables, as it
/// stands with all tracked changes accepted. Comments and what is hidden are left out; nothing
/// embedded is opened.
final class OdtReader {

    private static final String CONTENT = "content.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";
    private static final Set<String> WANTED = Set.of(CONTENT, MANIFEST, "meta.xml");

    private OdtReader() {}

    static DocumentText read(byte[] bytes, ReadingLimits limits) {
        ZipParts parts = ZipParts.read(bytes, WANTED::contains, limits);
        if (parts.text(MANIFEST).contains(":encryption-data")
                || parts.text(MANIFEST).contains("encrypted-package")) {
            throw new Refusal(
                    Reason.ENCRYPTED,
                    "is locked with a password; save it without one or take it out");
        }
        TextBuilder text = new TextBuilder(limits.text());
        Xml.read(parts.get(CONTENT), new Body(text));
        CoreProperties properties = CoreProperties.of(parts.find("meta.xml"));
        return text.build(properties.title(), properties.author());
    }

    /// Follows the flow of paragraphs, lists and tables.
    private static final class Body implements Xml.Handler {

        private static final Set<String> UNSEEN =
                Set.of(
                        "tracked-changes",
                        "annotation",
                        "annotation-end",
                        "hidden-text",
                        "hidden-paragraph",
                        "note-citation",
                        "ruby-text",
                        "automatic-styles",
                        "font-face-decls",
                        "scripts",
                        "forms",
                        "object",
                        "binary-data");

        private static final int MOST_REPEATS = 1_000;

        private final TextBuilder text;
        private final Deque<StringBuilder> open = new ArrayDeque<>();
        private final Deque<TableDraft> tables = new ArrayDeque<>();
        private final Deque<Cell> cells = new ArrayDeque<>();
        private final Deque<StringBuilder> notes = new ArrayDeque<>();
        private int unseen;
        private int listDepth;
        private int headingLevel;
        private String mark = "";

        Body(TextBuilder text) {
            this.text = text;
        }

        @Override
        public void start(String name, Xml.Attributes attributes) {
            if (UNSEEN.contains(name)) {
                unseen++;
            }
            if (unseen > 0) {
                return;
            }
            switch (name) {
                case "h" -> {
                    headingLevel = attributes.number("outline-level", 1, 6);
                    open.push(new StringBuilder());
                }
                case "p" -> open.push(new StringBuilder());
                case "s" -> add(" ");
                case "tab" -> add(" ");
                case "line-break" -> add("\n");
                case "list" -> listDepth++;
                case "list-item" -> mark = "-";
                case "note-body" -> notes.push(new StringBuilder());
                case "table" -> tables.push(new TableDraft(text));
                case "table-header-rows" -> inTable(TableDraft::header);
                case "table-row" -> inTable(TableDraft::row);
                case "table-cell" -> cells.push(new Cell(attributes));
                case "covered-table-cell" -> {}
                default -> {}
            }
        }

        @Override
        public void end(String name) {
            if (unseen > 0) {
                unseen -= UNSEEN.contains(name) ? 1 : 0;
                return;
            }
            switch (name) {
                case "h", "p" -> endParagraph(name, open.pop().toString());
                case "list" -> listDepth--;
                case "list-item" -> mark = "";
                case "note-body" -> endNote();
                case "table-cell" -> endCell();
                case "table" -> endTable();
                default -> {}
            }
        }

        @Override
        public void text(String characters) {
            if (unseen == 0) {
                add(characters.replace('\n', ' '));
            }
        }

        private void add(String characters) {
            StringBuilder paragraph = open.peek();
            if (paragraph != null) {
                text.claim(characters.length());
                paragraph.append(characters);
            }
        }

        private void endParagraph(String name, String words) {
            StringBuilder note = notes.peek();
            Cell cell = cells.peek();
            if (note != null) {
                note.append(note.isEmpty() ? "" : " ").append(words);
            } else if (cell != null) {
                cell.words.append(cell.words.isEmpty() ? "" : "\n").append(words);
            } else if (name.equals("h")) {
                text.heading(headingLevel, words);
            } else if (listDepth > 0 && !mark.isEmpty()) {
                text.item(listDepth - 1, mark, words);
                mark = Whitespace.hasWord(words) ? "" : mark;
            } else {
                text.paragraph(words);
            }
        }

        /// A note stands in brackets where it is noted.
        private void endNote() {
            add(" (" + notes.pop() + ")");
        }

        private void endCell() {
            Cell cell = cells.pop();
            // Sheets fill their row up with thousands of blank cells.
            if (Whitespace.hasWord(cell.words.toString()) || cell.repeated < MOST_REPEATS) {
                inTable(table -> {
                    for (int i = 0; i < cell.repeated; i++) {
                        table.cell(cell.words.toString(), cell.columns, cell.rows);
                    }
                });
            }
        }

        private void endTable() {
            TableDraft table = tables.pop();
            Cell around = cells.peek();
            if (around == null) {
                table.write();
            } else {
                around.words.append(' ').append(table.flat());
            }
        }

        private void inTable(Consumer<TableDraft> change) {
            TableDraft table = tables.peek();
            if (table != null) {
                change.accept(table);
            }
        }
    }

    private static final class Cell {
        private final StringBuilder words = new StringBuilder();
        private final int columns;
        private final int rows;
        private final int repeated;

        Cell(Xml.Attributes attributes) {
            columns = attributes.number("number-columns-spanned", 1, 200);
            rows = attributes.number("number-rows-spanned", 1, 10_000);
            repeated = attributes.number("number-columns-repeated", 1, 2_000);
        }
    }
}
