package dev.sourcebound.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.corpus.format.Reading.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/// What somebody might put into a folder to stop the rest from being read.
class HostileDocumentsTest {

    private static final ReadingLimits NARROW =
            new ReadingLimits(
                    100,
                    100_000,
                    DataSize.ofMegabytes(4),
                    Duration.ofSeconds(20),
                    DataSize.ofMegabytes(64));

    @Test
    void whatUnpacksWithoutEndIsRefused() {
        byte[] bomb = MadeDocuments.docx(" ".repeat(8 << 20));
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThat(refused(Format.DOCX, bomb)).isEqualTo(Reason.TOO_MUCH_UNPACKED);
    }

    @Test
    void entitiesThatUnfoldAreRefused() {
        String bomb =
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]>"
                        + "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>";
        assertThat(refused(Format.DOCX, MadeDocuments.docx("", Map.of("word/document.xml", bomb))))
                .isEqualTo(Reason.DAMAGED);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereMemoryRunsOutTheDocumentIsLostAndNotTheServer() throws Exception {
        byte[] pdf = MadeDocuments.emptyPages(1);
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        try (DocumentReader reader = new DocumentReader(NARROW)) {
            reader.read(Format.PDF, pdf);
            ProcessHandle child =
                    ProcessHandle.current()
                            .children()
                            .filter(each -> !before.contains(each))
                            .findFirst()
                            .orElseThrow();
            assertThat(Path.of("/proc", String.valueOf(child.pid()), "oom_score_adj"))
                    .hasContent("1000");

            // As the kernel does.
            child.destroyForcibly();
            child.onExit().get(10, TimeUnit.SECONDS);

            assertThat(reader.read(Format.PDF, pdf))
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused ->
                                    assertThat(refused.reason()).isEqualTo(Reason.TOO_MUCH_MEMORY));
        }
    }

    @Test
    void tooManyPagesAreRefused() {
        assertThat(refused(Format.PDF, MadeDocuments.emptyPages(10_000)))
                .isEqualTo(Reason.TOO_MANY_PAGES);
    }

    @Test
    void tablesWithoutEndAreRefused() {
        String row = "<tr><td>one<td>two";
        assertThat(refused(Format.HTML, ascii("<table>" + row.repeat(20_000))))
                .isEqualTo(Reason.TOO_MUCH_TEXT);
        String cell =
                "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\"><text:p>wide</text:p></table:table-cell></table:table-row>";
        assertThat(
                        refused(
                                Format.ODT,
                                MadeDocuments.odt(
                                        "<table:table>" + cell.repeat(500) + "</table:table>")))
                .isEqualTo(Reason.TOO_MUCH_TEXT);
    }

    @Test
    void aTitleAndAnAuthorWithoutEndAreCutBetweenCharacters() {
        String endless = "a" + "\uD83D\uDE00".repeat(200);
        DocumentText page =
                document(
                        Format.HTML,
                        "<meta charset=UTF-8><title>%s</title><meta name=author content=%s><p>It rained."
                                .formatted(endless, endless)
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(page.title()).isEqualTo(endless.substring(0, 299));
        assertThat(page.author()).isEqualTo(endless.substring(0, 299));
    }

    @Test
    void whatIsLockedIsRefused() {
        assertThat(refused(Format.PDF, MadeDocuments.lockedPdf("secret")))
                .isEqualTo(Reason.ENCRYPTED);
        assertThat(
                        refused(
                                Format.ODT,
                                MadeDocuments.odt(
                                        "",
                                        "<manifest:manifest xmlns:manifest=\"m\"><manifest:encryption-data/></manifest:manifest>")))
                .isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void whatRightsManagementLocksIsRefusedAndDisguisedFontsAreNoLock() {
        String rained = "<p>It rained.</p>";
        assertThat(refused(Format.EPUB, MadeDocuments.epub(encrypted("OEBPS/p0.xhtml"), rained)))
                .isEqualTo(Reason.ENCRYPTED);
        assertThat(
                        document(
                                        Format.EPUB,
                                        MadeDocuments.epub(encrypted("OEBPS/font.otf"), rained))
                                .text())
                .isEqualTo("It rained.");
    }

    private static Map<String, String> encrypted(String part) {
        return Map.of(
                "META-INF/encryption.xml",
                "<encryption xmlns:enc=\"e\"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI=\"%s\"/></enc:CipherData></enc:EncryptedData></encryption>"
                        .formatted(part));
    }

    @Test
    void whatIsCutOffIsRefusedWhereverThatIs() {
        String text = "It rained. ".repeat(500);
        Map<Format, byte[]> whole =
                Map.of(
                        Format.DOCX,
                        MadeDocuments.docx(MadeDocuments.docxParagraph(text)),
                        Format.ODT,
                        MadeDocuments.odt("<text:p>" + text + "</text:p>"),
                        Format.EPUB,
                        MadeDocuments.epub("<p>" + text, "<p>It rained on."),
                        Format.PDF,
                        MadeDocuments.pdf(
                                List.of(
                                        MadeDocuments.lines("It rained."),
                                        MadeDocuments.lines("It rained on."))));
        whole.forEach((format, bytes) -> {
            assertThat(document(format, bytes).text()).contains("It rained");
            for (int tenth = 1; tenth < 10; tenth++) {
                assertThat(refused(format, Arrays.copyOf(bytes, bytes.length * tenth / 10)))
                        .as("%s, %d tenths", format, tenth)
                        .isEqualTo(Reason.DAMAGED);
            }
            assertThat(refused(format, Arrays.copyOf(bytes, bytes.length - 6)))
                    .as("%s without its end", format)
                    .isEqualTo(Reason.DAMAGED);
        });
    }

    @Test
    void aPdfThatIsCutOffWithinWhatWasAddedToItIsRefusedAndWhatFollowsItsEndIsNot() {
        byte[] pdf = MadeDocuments.pdf(List.of(MadeDocuments.lines("It rained.")));
        assertThat(Formats.read(Format.PDF, joined(pdf, "\n9 0 obj\n<< /Type /Page"), NARROW))
                .isEqualTo(
                        new Reading.Refused(
                                Reason.DAMAGED,
                                "is cut off or damaged; save it anew or take it out"));
        assertThat(document(Format.PDF, joined(pdf, "\n<!-- served: 1 object -->\n")).text())
                .isEqualTo("It rained.");
    }

    private static byte[] joined(byte[] bytes, String more) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(bytes);
        joined.writeBytes(ascii(more));
        return joined.toByteArray();
    }

    /// A text has no end that could be missed, but for that of its last character.
    @Test
    void aTextThatIsCutOffIsReadUpToThereOrRefused() {
        String text = "Die F\u00E4hre f\u00E4hrt \u20AC 5 t\u00E4glich.";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
            for (int end = 7; end < bytes.length; end++) {
                byte[] cut = Arrays.copyOf(bytes, end);
                String there = new String(cut, StandardCharsets.UTF_8);
                if (there.endsWith("\uFFFD")) {
                    assertThat(refused(format, cut)).as("%d", end).isEqualTo(Reason.DAMAGED);
                } else {
                    assertThat(document(format, cut).text().strip()).isEqualTo(there.strip());
                }
            }
        }
        assertThat(refused(Format.TEXT, "F\u00E4hre\0n f\u00E4".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Reason.UNKNOWN_ENCODING);
        byte[] latin = "Das Caf\u00E9".getBytes(Charset.forName("windows-1252"));
        assertThat(Formats.read(Format.TEXT, latin, NARROW)).asString().doesNotContain("DAMAGED");
    }

    @Test
    void activeContentIsNeitherRunNorFetchedNorRead(@TempDir Path temporary) throws IOException {
        Path made = temporary.resolve("made");
        try (ServerSocket far = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:%d/far".formatted(far.getLocalPort());
            Map<Format, byte[]> documents =
                    Map.of(
                            Format.PDF,
                            activePdf(address, made),
                            Format.DOCX,
                            activeDocx(address),
                            Format.ODT,
                            MadeDocuments.odt(
                                    "<text:script xmlns:xlink=\"x\" xlink:href=\"%1$s\">run()</text:script><text:p>It rained.</text:p>"
                                            .formatted(address)),
                            Format.HTML,
                            ascii(activePage(address)),
                            Format.EPUB,
                            MadeDocuments.epub(activePage(address)));
            try (DocumentReader reader = new DocumentReader(NARROW)) {
                documents.forEach((format, bytes) ->
                        assertThat(reader.read(format, bytes))
                                .as("%s", format)
                                .isInstanceOfSatisfying(
                                        Reading.Read.class,
                                        read ->
                                                assertThat(read.document().text())
                                                        .isEqualTo("It rained.")));
            }
            assertThat(made).doesNotExist();
            far.setSoTimeout(300);
            assertThatThrownBy(far::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /// Opened or looked at, it would run a script, a program, and fetch a file and its own content.
    private static byte[] activePdf(String address, Path made) {
        return MadeDocuments.rawPdf(
                List.of(
                        ascii(
                                "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\(\"%1$s\"\\)) /Next << /S /Launch /F (/usr/bin/touch) /Unix << /F (/usr/bin/touch) /P (%2$s) >> >> >> /AA << /WC << /S /URI /URI (%1$s) >> >> >>"
                                        .formatted(address, made)),
                        ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
                        page(
                                "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /X 5 0 R >> >> /AA << /O << /S /GoToR /F << /FS /URL /F (%s) >> >> >>"
                                        .formatted(address)),
                        stream("", ascii("BT /F 12 Tf 72 700 Td (It rained.) Tj ET /X Do")),
                        stream(
                                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /F << /FS /URL /F (%s) >>"
                                        .formatted(address),
                                new byte[0])));
    }

    /// With macros, a template and a picture from elsewhere.
    private static byte[] activeDocx(String address) {
        String relations =
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"%1$s\" TargetMode=\"External\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"%1$s\" TargetMode=\"External\"/></Relationships>"
                        .formatted(address);
        return MadeDocuments.docx(
                MadeDocuments.docxParagraph("It rained.")
                        + "<w:p><w:r><w:instrText>INCLUDETEXT %s</w:instrText></w:r></w:p>"
                                .formatted(address),
                Map.of(
                        "word/_rels/document.xml.rels",
                        relations,
                        "word/_rels/settings.xml.rels",
                        relations,
                        "word/vbaProject.bin",
                        "Sub AutoOpen()"));
    }

    private static String activePage(String address) {
        return "<script src=\"%1$s\">run()</script><link rel=\"stylesheet\" href=\"%1$s\"><p onclick=\"run()\">It rained.</p><img src=\"%1$s\" onerror=\"run()\"><iframe src=\"%1$s\"></iframe><object data=\"%1$s\"></object>"
                .formatted(address);
    }

    @Test
    void whatIsOfAnotherFormatThanItsNameSaysIsRefused() {
        byte[] pdf = MadeDocuments.pdf(List.of(MadeDocuments.lines("A PDF.")));
        byte[] docx = MadeDocuments.docx(MadeDocuments.docxParagraph("A DOCX."));
        for (Format other :
                List.of(Format.DOCX, Format.ODT, Format.EPUB, Format.HTML, Format.TEXT)) {
            assertThat(refused(other, pdf)).isEqualTo(Reason.WRONG_FORMAT);
        }
        for (Format other :
                List.of(Format.PDF, Format.ODT, Format.EPUB, Format.HTML, Format.TEXT)) {
            assertThat(refused(other, docx)).isEqualTo(Reason.WRONG_FORMAT);
        }
    }

    @Test
    void elementsWithinElementsWithoutEndAreRead() {
        Reading reading =
                Formats.read(Format.HTML, ascii("<div>".repeat(50_000) + "It rained."), NARROW);
        assertThat(reading).isEqualTo(new Reading.Read(DocumentText.plain("It rained.")));
    }

    @Test
    void aDocumentThatNeverEndsIsStoppedAndTheNextOneRead() {
        ReadingLimits short1 =
                new ReadingLimits(
                        100,
                        100_000,
                        DataSize.ofMegabytes(4),
                        Duration.ofSeconds(3),
                        DataSize.ofMegabytes(64));
        try (DocumentReader reader = new DocumentReader(short1)) {
            assertThat(reader.read(Format.PDF, formsWithinForms(26)))
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_SLOW));
        }
        try (DocumentReader reader = new DocumentReader(NARROW)) {
            assertThat(reader.read(Format.HTML, ascii("<p>It rained.")))
                    .isEqualTo(new Reading.Read(DocumentText.plain("It rained.")));
        }
    }

    @Test
    void aReaderThatDiesLeavesNothingInTheTemporaryFolder(@TempDir Path temporary) {
        ReadingLimits wide =
                new ReadingLimits(
                        100,
                        100_000,
                        DataSize.ofMegabytes(256),
                        Duration.ofSeconds(20),
                        DataSize.ofMegabytes(64));
        try (DocumentReader reader = new DocumentReader(wide, temporary)) {
            assertThat(reader.read(Format.DOCX, MadeDocuments.docx(" ".repeat(80 << 20))))
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused ->
                                    assertThat(refused.reason()).isEqualTo(Reason.TOO_MUCH_MEMORY));
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void aDocumentThatCannotBeUnpackedForWantOfRoomIsNotCalledDamaged(@TempDir Path temporary)
            throws IOException {
        byte[] docx = MadeDocuments.docx(MadeDocuments.docxParagraph("It rained."));
        try (DocumentReader reader = new DocumentReader(NARROW, temporary)) {
            reader.read(Format.HTML, ascii("<p>It rained."));
            FileSystemUtils.deleteRecursively(temporary);
            assertThat(reader.read(Format.DOCX, docx))
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused -> {
                                assertThat(refused.reason()).isEqualTo(Reason.READER_FAILED);
                                assertThat(refused.message()).contains(temporary.toString());
                            });
        }
    }

    @Test
    void aDocumentThatFillsTheMemoryEndsItsReaderAndTheNextOneIsRead() {
        try (DocumentReader reader = new DocumentReader(NARROW)) {
            assertThat(reader.read(Format.PDF, contentOf(600 << 20)))
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused ->
                                    assertThat(refused.reason()).isEqualTo(Reason.TOO_MUCH_MEMORY));
            assertThat(reader.read(Format.HTML, ascii("<p>It rained.")))
                    .isEqualTo(new Reading.Read(DocumentText.plain("It rained.")));
        }
    }

    /// A page that draws a form twice, which draws another twice, and so on: two to the power of
    /// `depth` drawings of nothing.
    private static byte[] formsWithinForms(int depth) {
        List<byte[]> objects = new ArrayList<>();
        objects.add(ascii("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.add(ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
        objects.add(page("/Resources << /XObject << /F 5 0 R >> >>"));
        objects.add(stream("", ascii("/F Do /F Do")));
        for (int i = 0; i < depth; i++) {
            String next = "/Resources << /XObject << /F %d 0 R >> >>".formatted(6 + i);
            objects.add(
                    stream(
                            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + next,
                            ascii("/F Do /F Do")));
        }
        objects.add(stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", ascii("q Q")));
        return MadeDocuments.rawPdf(objects);
    }

    /// A page whose content unpacks to so many bytes.
    private static byte[] contentOf(int length) {
        List<byte[]> objects = new ArrayList<>();
        objects.add(ascii("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.add(ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
        objects.add(page("/Resources << >>"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write('(');
            byte[] more = new byte[1 << 20];
            Arrays.fill(more, (byte) 'a');
            for (int i = 0; i < length >> 20; i++) {
                out.write(more);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        objects.add(stream("/Filter /FlateDecode", packed.toByteArray()));
        return MadeDocuments.rawPdf(objects);
    }

    private static byte[] page(String resources) {
        return ascii(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
                        + resources
                        + " >>");
    }

    private static byte[] stream(String entries, byte[] content) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(
                ascii("<< %s /Length %d >>\nstream\n".formatted(entries, content.length)));
        stream.writeBytes(content);
        stream.writeBytes(ascii("\nendstream"));
        return stream.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static DocumentText document(Format format, byte[] bytes) {
        Reading reading = Formats.read(format, bytes, NARROW);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).document();
    }

    private static Reason refused(Format format, byte[] bytes) {
        Reading reading = Formats.read(format, bytes, NARROW);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).reason();
    }
}
