package dev.sourcebound.corpus.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads DOCX (ECMA-376): the body and its notes, as they stand with all tracked changes accepted.
/// Headers, footers, comments, hidden text and field codes are left out, and nothing embedded is
/// opened.
final class DocxReader {

    private static final String DOCUMENT = "word/document.xml";

    private static final Set<String> WANTED =
            Set.of(
                    DOCUMENT,
                    "word/styles.xml",
                    "word/numbering.xml",
                    "word/footnotes.xml",
                    "word/endnotes.xml",
                    "docProps/core.xml");

    private DocxReader() {}

    static DocumentText read(byte[] bytes, ReadingLimits limits) {
        ZipParts parts = ZipParts.read(bytes, WANTED::contains, limits);
        DocxStyles styles = DocxStyles.of(parts);
        DocxNumbering numbering = DocxNumbering.of(parts);
        TextBuilder text = new TextBuilder(limits.text());
        Xml.read(parts.get(DOCUMENT), new Body(text, styles, numbering));
        for (String notes : new String[] {"word/footnotes.xml", "word/endnotes.xml"}) {
            if (parts.has(notes)) {
                Xml.read(parts.get(notes), new Body(text, styles, numbering));
            }
        }
        CoreProperties properties = CoreProperties.of(parts.find("docProps/core.xml"));
        return text.build(properties.title(), properties.author());
    }

    /// Follows the flow of paragraphs and tables.
    private static final class Body implements Xml.Handler {

        /// Removed text, text of drawings that is there twice, and what is no text.
        private static final Set<String> UNSEEN =
                Set.of(
                        "del",
                        "moveFrom",
                        "Fallback",
                        "instrText",
                        "delText",
                        "pPrChange",
                        "rPrChange",
                        "tblPrChange",
                        "tcPrChange",
                        "trPrChange",
                        "sectPrChange");

        private final TextBuilder text;
        private final DocxStyles styles;
        private final DocxNumbering numbering;
        private final Deque<TableDraft> tables = new ArrayDeque<>();
        private final Deque<Cell> cells = new ArrayDeque<>();
        private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
        private int unseen;
        private boolean inText;
        private boolean inRunProperties;
        private boolean hidden;

        /// A note that only separates, or goes on from another page.
        private boolean separator;

        Body(TextBuilder text, DocxStyles styles, DocxNumbering numbering) {
            this.text = text;
            this.styles = styles;
            this.numbering = numbering;
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
                case "footnote", "endnote" -> separator = !attributes.get("type").isEmpty();
                case "p" -> paragraphs.push(new Paragraph());
                case "pPr" -> with(p -> p.inProperties = true);
                case "pStyle" -> with(p -> p.style = attributes.get("val"));
                case "outlineLvl" -> with(p -> p.outline = attributes.number("val", 9, 9));
                case "ilvl" -> with(p -> p.level = attributes.number("val", 0, 8));
                case "numId" -> with(p -> p.list = attributes.get("val"));
                case "r" -> hidden = false;
                case "rPr" -> inRunProperties = true;
                case "vanish" -> hidden = inRunProperties && isOn(attributes);
                case "t" -> inText = !hidden;
                case "tab" -> add(inRunProperties || hidden || isTabStop() ? "" : " ");
                case "br", "cr" -> add(hidden ? "" : "\n");
                case "noBreakHyphen" -> add(hidden ? "" : "-");
                case "softHyphen" -> add(hidden ? "" : "\u00AD");
                case "tbl" -> tables.push(new TableDraft(text));
                case "tr" -> inTable(TableDraft::row);
                case "tblHeader" -> inTable(TableDraft::header);
                case "tc" -> cells.push(new Cell());
                case "gridSpan" -> inCell(cell -> cell.columns = attributes.number("val", 1, 100));
                case "vMerge" ->
                        inCell(cell -> cell.ofAbove = !attributes.get("val").equals("restart"));
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
                case "t" -> inText = false;
                case "rPr" -> inRunProperties = false;
                case "pPr" -> with(p -> p.inProperties = false);
                case "p" -> endParagraph(paragraphs.pop());
                case "tc" -> endCell();
                case "tbl" -> endTable();
                case "footnote", "endnote" -> separator = false;
                default -> {}
            }
        }

        @Override
        public void text(String characters) {
            if (inText && unseen == 0) {
                add(characters);
            }
        }

        private void add(String characters) {
            with(p -> p.words.append(characters));
            text.claim(characters.length());
        }

        /// `w:tab` also stands among a paragraph's properties, where it sets a stop.
        private boolean isTabStop() {
            Paragraph open = paragraphs.peek();
            return open == null || open.inProperties;
        }

        private void endParagraph(Paragraph paragraph) {
            String words = paragraph.words.toString();
            Cell cell = cells.peek();
            if (separator) {
                return;
            }
            if (cell != null && paragraphs.isEmpty()) {
                cell.words.append(cell.words.isEmpty() ? "" : "\n").append(words);
                return;
            }
            DocxStyles.Style style = styles.of(paragraph.style);
            int outline = paragraph.outline >= 0 ? paragraph.outline : style.outline();
            String list = paragraph.list != null ? paragraph.list : style.list();
            boolean heading = outline >= 0 && outline < 9;
            String mark =
                    Whitespace.hasWord(words) ? numbering.next(list, paragraph.level(style)) : "";
            if (heading) {
                text.heading(outline + 1, mark.equals("-") ? words : mark + " " + words);
            } else if (mark.isEmpty()) {
                text.paragraph(words);
            } else {
                text.item(paragraph.level(style), mark, words);
            }
        }

        private void endCell() {
            Cell cell = cells.pop();
            inTable(table -> {
                if (cell.ofAbove) {
                    table.cellOfAbove(cell.columns);
                } else {
                    table.cell(cell.words.toString(), cell.columns, 1);
                }
            });
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

        private void with(java.util.function.Consumer<Paragraph> change) {
            Paragraph open = paragraphs.peek();
            if (open != null) {
                change.accept(open);
            }
        }

        private void inTable(java.util.function.Consumer<TableDraft> change) {
            TableDraft open = tables.peek();
            if (open != null) {
                change.accept(open);
            }
        }

        private void inCell(java.util.function.Consumer<Cell> change) {
            Cell open = cells.peek();
            if (open != null) {
                change.accept(open);
            }
        }

        private static boolean isOn(Xml.Attributes attributes) {
            return !Set.of("0", "false", "off").contains(attributes.get("val"));
        }
    }

    private static final class Paragraph {
        private final StringBuilder words = new StringBuilder();
        private String style = "";
        private int outline = -1;
        private int level = -1;
        private @Nullable String list;
        private boolean inProperties;

        int level(DocxStyles.Style style) {
            return level >= 0 ? level : style.level();
        }
    }

    private static final class Cell {
        private final StringBuilder words = new StringBuilder();
        private int columns = 1;
        private boolean ofAbove;
    }
}
