package dev.sourcebound.corpus.format;

import static dev.sourcebound.corpus.format.MadeDocuments.docxParagraph;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.format.MadeDocuments.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Documents made by chance, the same content in each format, of which every character is known:
/// two headings, paragraphs, and a table. It leaves its table as `target/generated-documents.md`.
class GeneratedDocumentsTest {

    private static final int EACH = 12;
    private static final String WORDS =
            "the ferry crosses harbour at nine and a lamp is lit where old mill grinds corn for"
                    + " town";
    private static final int WORDS_ON_A_LINE = 9;

    /// What a document says.
    ///
    /// @param rows of the table, its header first
    private record Content(
            String title,
            List<String> first,
            String heading,
            List<String> second,
            List<List<String>> rows) {

        static Content of(Random random) {
            return new Content(
                    "The " + words(random, 2),
                    paragraphs(random),
                    "On " + words(random, 2),
                    paragraphs(random),
                    IntStream.rangeClosed(0, 3 + random.nextInt(4))
                            .mapToObj(row -> row(random, row))
                            .toList());
        }

        private static List<String> row(Random random, int row) {
            return row == 0
                    ? List.of("Who", "Single", "Return")
                    : List.of(
                            "Person" + row,
                            String.valueOf(1 + random.nextInt(99)),
                            String.valueOf(1 + random.nextInt(99)));
        }

        private static List<String> paragraphs(Random random) {
            return IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(_ -> "It says: " + words(random, 8 + random.nextInt(30)) + ".")
                    .toList();
        }

        private static String words(Random random, int count) {
            String[] all = WORDS.split(" ", -1);
            return IntStream.range(0, count)
                    .mapToObj(_ -> all[random.nextInt(all.length)])
                    .collect(joining(" "));
        }

        /// As a text with marks.
        String marked() {
            List<String> blocks = new ArrayList<>();
            blocks.add("# " + title);
            blocks.addAll(first);
            blocks.add("## " + heading);
            blocks.addAll(second);
            blocks.add(
                    rows.stream()
                            .map(row -> "| " + String.join(" | ", row) + " |")
                            .collect(joining("\n"))
                            .replaceFirst("\n", "\n| --- | --- | --- |\n"));
            return String.join("\n\n", blocks);
        }

        /// Its parts, each as a format writes it.
        String with(
                UnaryOperator<String> first,
                UnaryOperator<String> second,
                UnaryOperator<String> paragraph,
                UnaryOperator<String> table,
                UnaryOperator<String> row,
                UnaryOperator<String> cell) {
            return first.apply(title)
                    + this.first.stream().map(paragraph).collect(joining())
                    + second.apply(heading)
                    + this.second.stream().map(paragraph).collect(joining())
                    + table.apply(
                            rows.stream()
                                    .map(cells ->
                                            row.apply(cells.stream().map(cell).collect(joining())))
                                    .collect(joining()));
        }
    }

    @Test
    void eachIsReadToTheCharacter() throws IOException {
        StringBuilder table =
                new StringBuilder(
                        "| format | files | text, headings and table right |\n|---|---|---|\n");
        try (DocumentReader reader = new DocumentReader(ReadingLimits.DEFAULTS)) {
            for (Format format : Format.values()) {
                Random random = new Random(format.name().hashCode());
                for (int i = 0; i < EACH; i++) {
                    Content content = Content.of(random);
                    assertThat(reader.read(format, document(format, content)))
                            .as("%s %d", format, i)
                            .isInstanceOfSatisfying(
                                    Reading.Read.class,
                                    read ->
                                            assertThat(read.document().text())
                                                    .isEqualTo(content.marked()));
                }
                table.append("| %s | %d | %d |\n".formatted(format.label(), EACH, EACH));
            }
        }
        Files.writeString(Path.of("target", "generated-documents.md"), table);
    }

    private static byte[] document(Format format, Content content) {
        return switch (format) {
            case TEXT, MARKDOWN -> content.marked().getBytes(StandardCharsets.UTF_8);
            case HTML -> ("<html><body>" + html(content)).getBytes(StandardCharsets.UTF_8);
            case EPUB -> MadeDocuments.epub(html(content));
            case DOCX -> docx(content);
            case ODT -> odt(content);
            case PDF -> pdf(content);
        };
    }

    private static String html(Content content) {
        return content.with(tag("h1"), tag("h2"), tag("p"), tag("table"), tag("tr"), tag("td"));
    }

    private static UnaryOperator<String> tag(String name) {
        return text -> "<" + name + ">" + text + "</" + name + ">";
    }

    private static byte[] docx(Content content) {
        String styles =
                "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"H1\"><w:name w:val=\"heading"
                        + " 1\"/></w:style><w:style w:styleId=\"H2\"><w:name w:val=\"heading"
                        + " 2\"/></w:style></w:styles>";
        return MadeDocuments.docx(
                content.with(
                        text -> styled("H1", text),
                        text -> styled("H2", text),
                        MadeDocuments::docxParagraph,
                        tag("w:tbl"),
                        tag("w:tr"),
                        text -> tag("w:tc").apply(docxParagraph(text))),
                Map.of("word/styles.xml", styles));
    }

    private static String styled(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                .formatted(style, text);
    }

    private static byte[] odt(Content content) {
        return MadeDocuments.odt(
                content.with(
                        text -> "<text:h text:outline-level=\"1\">" + text + "</text:h>",
                        text -> "<text:h text:outline-level=\"2\">" + text + "</text:h>",
                        tag("text:p"),
                        tag("table:table"),
                        tag("table:table-row"),
                        text -> tag("table:table-cell").apply(tag("text:p").apply(text))));
    }

    private static byte[] pdf(Content content) {
        List<Words> words = new ArrayList<>();
        words.add(new Words(72, 740, 20, true, content.title()));
        float y = write(words, content.first(), 705);
        words.add(new Words(72, y - 10, 14, true, content.heading()));
        y = write(words, content.second(), y - 34);
        for (int row = 0; row < content.rows().size(); row++) {
            for (int column = 0; column < 3; column++) {
                words.add(
                        Words.at(
                                72 + 120 * column,
                                y - 10 - 16 * row,
                                content.rows().get(row).get(column)));
            }
        }
        return MadeDocuments.pdf(List.of(words));
    }

    /// Paragraphs of short lines, from a height downwards.
    ///
    /// @return the height below them
    private static float write(List<Words> words, List<String> paragraphs, float from) {
        float y = from;
        for (String paragraph : paragraphs) {
            String[] all = paragraph.split(" ", -1);
            for (int i = 0; i < all.length; i += WORDS_ON_A_LINE) {
                int end = Math.min(all.length, i + WORDS_ON_A_LINE);
                words.add(Words.at(72, y, String.join(" ", List.of(all).subList(i, end))));
                y -= 14;
            }
            y -= 16;
        }
        return y;
    }
}
