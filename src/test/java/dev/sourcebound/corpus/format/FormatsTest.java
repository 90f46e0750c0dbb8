package dev.sourcebound.corpus.format;

import static dev.sourcebound.corpus.format.MadeDocuments.docxParagraph;
import static dev.sourcebound.corpus.format.MadeDocuments.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.format.MadeDocuments.Words;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    @Test
    void aPdfIsReadWithItsHeadingsParagraphsAndPages() {
        DocumentText document =
                read(
                        Format.PDF,
                        MadeDocuments.pdf(
                                List.of(
                                        List.of(
                                                new Words(72, 720, 20, true, "The ferry"),
                                                Words.at(
                                                        72,
                                                        690,
                                                        "The ferry crosses at nine in the morning, and once more at"),
                                                Words.at(72, 676, "noon."),
                                                Words.at(72, 640, "Dogs ride free.")),
                                        List.of(
                                                new Words(72, 720, 14, true, "Fares"),
                                                Words.at(
                                                        72,
                                                        700,
                                                        "A crossing costs four crowns.")))));
        assertThat(document.text())
                .isEqualTo(
                        "# The ferry\n\nThe ferry crosses at nine in the morning, and once more at noon.\n\n"
                                + "Dogs ride free.\n\n## Fares\n\nA crossing costs four crowns.");
        assertThat(document.pageStarts()).containsExactly(0, document.text().indexOf("## Fares"));
    }

    @Test
    void aWordThatALineOfAPdfBreaksGetsASoftHyphenAndACompoundKeepsItsOwn() {
        String text =
                read(
                                Format.PDF,
                                MadeDocuments.pdf(
                                        List.of(
                                                lines(
                                                        "The harbour master keeps a long regis-",
                                                        "ter of ships. It is a well-known and well-",
                                                        "known book, and a harbour-",
                                                        "side inn has another harbour-side copy."))))
                        .text();
        assertThat(text)
                .isEqualTo(
                        "The harbour master keeps a long regis\u00ADter of ships. It is a well-known and"
                                + " well-known book, and a harbour-side inn has another harbour-side copy.");
    }

    @Test
    void columnsThatStandInLineBecomeATableWithItsHeader() {
        List<Words> words = new ArrayList<>(lines("The fares of the year:"));
        String[][] rows = {{"Who", "Single", "Return"}, {"Adult", "4", "7"}, {"Child", "2", "3"}};
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 3; j++) {
                words.add(Words.at(72 + 120 * j, 660 - 16 * i, rows[i][j]));
            }
        }
        assertThat(read(Format.PDF, MadeDocuments.pdf(List.of(words))).text())
                .isEqualTo(
                        "The fares of the year:\n\n| Who | Single | Return |\n| --- | --- | --- |\n"
                                + "| Adult | 4 | 7 |\n| Child | 2 | 3 |");
    }

    @Test
    void whatStandsAtTheHeadAndFootOfEveryPageIsLeftOutAndSentencesRunOn() {
        String[] parts = {
            "The harbour was busy in",
            "spring, and busier still in",
            "summer, when the ferry",
            "came."
        };
        List<List<Words>> pages = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pages.add(
                    List.of(
                            Words.at(72, 760, "Annual report of the harbour"),
                            Words.at(72, 700, parts[i]),
                            Words.at(300, 30, "Page %d of 4".formatted(i + 1))));
        }
        DocumentText document = read(Format.PDF, MadeDocuments.pdf(pages));
        assertThat(document.text())
                .isEqualTo(
                        "The harbour was busy in spring, and busier still in summer, when the ferry came.");
        assertThat(document.pageStarts())
                .containsExactly(
                        0,
                        document.text().indexOf("spring"),
                        document.text().indexOf("summer"),
                        document.text().indexOf("came"));
    }

    @Test
    void aDocxIsReadWithHeadingsNumberedListsAndTables() {
        String styles =
                "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>"
                        + "<w:style w:styleId=\"H2\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"H1\"/></w:style></w:styles>";
        String numbering =
                "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                        + "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum>"
                        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
        String body =
                styled("H2", "Rules")
                        + item(0, "Be on time.")
                        + item(0, "Pay:")
                        + item(1, "in coin,")
                        + item(1, "or by card.")
                        + item(0, "Be kind.")
                        + "<w:tbl><w:tr><w:tc>"
                        + docxParagraph("Who")
                        + "</w:tc><w:tc>"
                        + docxParagraph("Fare")
                        + "</w:tc></w:tr><w:tr><w:tc>"
                        + docxParagraph("Adult")
                        + "</w:tc><w:tc>"
                        + docxParagraph("4")
                        + "</w:tc></w:tr></w:tbl>"
                        + "<w:p><w:r><w:t>Dogs ride </w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:ins><w:r><w:t>free.</w:t></w:r></w:ins>"
                        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>";
        byte[] docx =
                MadeDocuments.docx(
                        body, Map.of("word/styles.xml", styles, "word/numbering.xml", numbering));
        assertThat(read(Format.DOCX, docx).text())
                .isEqualTo(
                        "# Rules\n\n1. Be on time.\n2. Pay:\n  (a) in coin,\n  (b) or by card.\n3. Be kind.\n\n"
                                + "| Who | Fare |\n| --- | --- |\n| Adult | 4 |\n\nDogs ride free.");
    }

    @Test
    void anOdtIsReadWithHeadingsListsNotesAndTables() {
        byte[] odt =
                MadeDocuments.odt(
                        "<text:h text:outline-level=\"2\">Rules</text:h><text:tracked-changes><text:p>old</text:p></text:tracked-changes>"
                                + "<text:p>Be<text:s/>on time.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Nine.</text:p></text:note-body></text:note></text:p>"
                                + "<text:list><text:list-item><text:p>Pay</text:p></text:list-item></text:list>"
                                + "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Who</text:p></table:table-cell><table:table-cell><text:p>Fare</text:p></table:table-cell></table:table-row></table:table-header-rows>"
                                + "<table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>all free</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>");
        assertThat(read(Format.ODT, odt).text())
                .isEqualTo(
                        "## Rules\n\nBe on time. (Nine.)\n\n- Pay\n\n| Who | Fare |\n| --- | --- |\n| all free | all free |");
    }

    @Test
    void anEpubIsReadInTheOrderOfItsSpine() {
        DocumentText book =
                read(
                        Format.EPUB,
                        MadeDocuments.epub("<h1>One</h1><p>It begins.", "<h1>Two</h1><p>It ends."));
        assertThat(book.text()).isEqualTo("# One\n\nIt begins.\n\n# Two\n\nIt ends.");
        assertThat(book.title()).isEqualTo("The book");
        assertThat(book.author()).isEqualTo("Ada Lind");
    }

    @Test
    void aPageIsReadAsItIsSeenAndNothingInItIsRun() {
        String html =
                "<html><head><title>The ferry</title><script>document.write('run')</script></head><body><nav>Home</nav>"
                        + "<h1>The <b>ferry</b></h1><p>It crosses<br>at nine.<p hidden>never seen<div style='display: none'>nor this</div>"
                        + "<ol start=3><li>Pay<ul><li>in coin</ul><li>Board</ol>"
                        + "<table><tr><th>Who<th>Fare<tr><td rowspan=2>Adult<td>4<tr><td>7 return</table>"
                        + "<pre>let x = 1;</pre><iframe src='http://127.0.0.1:1/'>no</iframe>";
        DocumentText page = read(Format.HTML, html.getBytes(StandardCharsets.UTF_8));
        assertThat(page.text())
                .isEqualTo(
                        "# The ferry\n\nIt crosses\nat nine.\n\n3. Pay\n  - in coin\n4. Board\n\n"
                                + "| Who | Fare |\n| --- | --- |\n| Adult | 4 |\n| Adult | 7 return |\n\n```\nlet x = 1;\n```");
        assertThat(page.title()).isEqualTo("The ferry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "windows-1252", "ISO-8859-2"})
    void textsOfManyEncodingsAreRead(String name) {
        String text =
                name.equals("ISO-8859-2")
                        ? "Řeka teče pod mostem a loď připlouvá každé ráno v devět hodin; psi jezdí zdarma."
                        : "Die Fähre über den großen Fluß fährt täglich um neun; für Hunde ist sie frei.";
        boolean marked = name.startsWith("UTF-32");
        byte[] bytes = ((marked ? "\uFEFF" : "") + text.repeat(3)).getBytes(Charset.forName(name));
        assertThat(read(Format.TEXT, bytes).text()).isEqualTo(text.repeat(3));
    }

    @Test
    void theEncodingThatAPageDeclaresIsTaken() {
        byte[] page =
                "<meta charset=windows-1251><p>Паром".getBytes(Charset.forName("windows-1251"));
        assertThat(read(Format.HTML, page).text()).isEqualTo("Паром");
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"TEXT", "MARKDOWN", "HTML"})
    void aTextThatSaysHowAPdfBeginsIsNone(Format format) {
        String text = "Every such file begins with %PDF-1.7 and a line end.";
        assertThat(read(format, text.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(text);
    }

    @Test
    void aPdfMayHaveALineBeforeIt() {
        byte[] pdf = MadeDocuments.pdf(List.of(lines("Dogs ride free.")));
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        sent.writeBytes("Content-Type: application/pdf\n\n".getBytes(StandardCharsets.UTF_8));
        sent.writeBytes(pdf);
        assertThat(read(Format.PDF, sent.toByteArray()).text()).isEqualTo("Dogs ride free.");
    }

    @Test
    void everyWhiteSpacePartsWords() {
        String words = "one\ftwo\u000Bthree\u0085\u0085four\u0085 five";
        assertThat(Whitespace.lines(words)).isEqualTo("one two three\nfour\nfive");
        assertThat(Whitespace.oneLine(words)).isEqualTo("one two three four five");
    }

    @Test
    void aParagraphThatBeginsLikeAMarkOfMarkdownIsWrittenAsMarkdownWritesIt() {
        String html =
                "<p># of rooms: 12<br>&gt; 65 years<br>#5 and a &gt; b<p>&lt;!-- begins<p>~~~ opens<p>\\# of these";
        assertThat(read(Format.HTML, html.getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo(
                        "\\# of rooms: 12\n\\> 65 years\n#5 and a > b\n\n\\<!-- begins\n\n\\~~~ opens\n\n\\\\# of these");
    }

    private static String styled(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                .formatted(style, text);
    }

    private static String item(int level, String text) {
        return "<w:p><w:pPr><w:tabs><w:tab w:pos=\"1\"/></w:tabs><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                .formatted(level, text);
    }

    private static DocumentText read(Format format, byte[] bytes) {
        Reading reading = Formats.read(format, bytes, ReadingLimits.DEFAULTS);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).document();
    }
}
