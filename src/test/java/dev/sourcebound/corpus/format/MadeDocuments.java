package dev.sourcebound.corpus.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Makes documents whose text is known.
final class MadeDocuments {

    private MadeDocuments() {}

    /// Text at a place of a page.
    record Words(float x, float y, float size, boolean bold, String text) {

        static Words at(float x, float y, String text) {
            return new Words(x, y, 11, false, text);
        }
    }

    /// A PDF with these words on its pages, `y` from the foot.
    static byte[] pdf(List<List<Words>> pages) {
        try (PDDocument document = new PDDocument()) {
            for (List<Words> page : pages) {
                add(document, page);
            }
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lines of running text from the head of a page on, 14 points apart.
    static List<Words> lines(String... lines) {
        List<Words> words = new ArrayList<>();
        for (String line : lines) {
            words.add(Words.at(72, 700 - 14 * words.size(), line));
        }
        return words;
    }

    static byte[] lockedPdf(String password) {
        try (PDDocument document = new PDDocument()) {
            add(document, lines("Nobody may read this."));
            document.protect(
                    new StandardProtectionPolicy("owner", password, new AccessPermission()));
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] emptyPages(int count) {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < count; i++) {
                document.addPage(new PDPage());
            }
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A PDF of objects as they are written, without a table of them: it is mended as it is read.
    static byte[] rawPdf(List<byte[]> objects) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(ascii("%PDF-1.4\n"));
        for (int i = 0; i < objects.size(); i++) {
            pdf.writeBytes(ascii((i + 1) + " 0 obj\n"));
            pdf.writeBytes(objects.get(i));
            pdf.writeBytes(ascii("\nendobj\n"));
        }
        pdf.writeBytes(ascii("trailer\n<< /Root 1 0 R >>\n%%EOF\n"));
        return pdf.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A DOCX whose body is this.
    static byte[] docx(String body) {
        return docx(body, Map.of());
    }

    static byte[] docx(String body, Map<String, String> more) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + body
                        + "</w:body></w:document>");
        parts.putAll(more);
        return zip("", parts);
    }

    static String docxParagraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    /// An ODT whose text is this.
    static byte[] odt(String text) {
        return odt(text, "<manifest/>");
    }

    static byte[] odt(String text, String manifest) {
        return zip(
                "application/vnd.oasis.opendocument.text",
                Map.of(
                        "content.xml",
                        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:manifest=\"m\"><office:body><office:text>"
                                + text
                                + "</office:text></office:body></office:document-content>",
                        "META-INF/manifest.xml",
                        manifest));
    }

    /// An EPUB of these pages, in this order.
    static byte[] epub(String... pages) {
        return epub(Map.of(), pages);
    }

    /// @param more parts
    static byte[] epub(Map<String, String> more, String... pages) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>");
        StringBuilder manifest = new StringBuilder();
        StringBuilder spine = new StringBuilder();
        // Listed the other way round: only the spine says the order.
        for (int i = pages.length - 1; i >= 0; i--) {
            manifest.append("<item id=\"p%d\" href=\"p%d.xhtml\"/>".formatted(i, i));
            parts.put("OEBPS/p%d.xhtml".formatted(i), "<html><body>" + pages[i] + "</body></html>");
        }
        for (int i = 0; i < pages.length; i++) {
            spine.append("<itemref idref=\"p%d\"/>".formatted(i));
        }
        parts.put(
                "OEBPS/book.opf",
                "<package xmlns:dc=\"d\"><metadata><dc:title>The book</dc:title><dc:creator>Ada Lind</dc:creator></metadata><manifest>"
                        + manifest
                        + "</manifest><spine>"
                        + spine
                        + "</spine></package>");
        parts.putAll(more);
        return zip("application/epub+zip", parts);
    }

    /// @param mimetype of the first part, stored as it is; none where it is empty
    static byte[] zip(String mimetype, Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            if (!mimetype.isEmpty()) {
                ZipEntry first = new ZipEntry("mimetype");
                CRC32 sum = new CRC32();
                sum.update(ascii(mimetype));
                first.setMethod(ZipEntry.STORED);
                first.setSize(mimetype.length());
                first.setCrc(sum.getValue());
                zip.putNextEntry(first);
                zip.write(ascii(mimetype));
                zip.closeEntry();
            }
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(PDDocument document, List<Words> words) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (Words each : words) {
                content.beginText();
                content.setFont(
                        new PDType1Font(each.bold() ? FontName.HELVETICA_BOLD : FontName.HELVETICA),
                        each.size());
                content.newLineAtOffset(each.x(), each.y());
                content.showText(each.text());
                content.endText();
            }
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
