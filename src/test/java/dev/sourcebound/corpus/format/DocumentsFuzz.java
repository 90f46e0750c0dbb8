package dev.sourcebound.corpus.format;

import static dev.sourcebound.fuzz.Input.require;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.sourcebound.fuzz.Input;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/// Any document is read or refused, within the limits; and what is read can be served and cited.
/// The first byte says what the others are put into, so that a fuzzer need not find out how to
/// pack.
public final class DocumentsFuzz {

    private static final ReadingLimits LIMITS =
            new ReadingLimits(
                    50,
                    100_000,
                    DataSize.ofMegabytes(4),
                    Duration.ofSeconds(20),
                    DataSize.ofMegabytes(64));

    static {
        // It tells of everything that is wrong with a file, which here is all of it.
        ((Logger) LoggerFactory.getLogger("org.apache.pdfbox")).setLevel(Level.OFF);
    }

    private DocumentsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        switch (input.pick(9)) {
            case 0 -> check(Format.HTML, input.rest());
            case 1 -> check(Format.DOCX, MadeDocuments.docx(input.restAsText()));
            case 2 -> {
                String styles = input.text();
                check(
                        Format.DOCX,
                        MadeDocuments.docx(
                                input.restAsText(),
                                Map.of(
                                        "word/styles.xml", styles,
                                        "word/numbering.xml", styles,
                                        "docProps/core.xml", styles)));
            }
            case 3 -> check(Format.ODT, MadeDocuments.odt(input.restAsText()));
            case 4 -> check(Format.EPUB, MadeDocuments.epub(input.text(), input.restAsText()));
            case 5 -> check(Format.PDF, MadeDocuments.rawPdf(objects(input.rest())));
            case 6 -> check(Format.PDF, drawn(input.rest()));
            case 7 -> check(Format.TEXT, input.rest());
            default -> check(Format.values()[input.pick(Format.values().length)], input.rest());
        }
    }

    private static void check(Format format, byte[] document) {
        switch (Formats.read(format, document, LIMITS)) {
            case Reading.Refused refused ->
                    require(!refused.message().isBlank(), "refused for nothing");
            case Reading.Read(DocumentText text) -> check(text);
        }
    }

    private static void check(DocumentText read) {
        require(Whitespace.hasWord(read.text()), "a text without a word");
        require(read.text().length() <= LIMITS.text(), "a text beyond its limit");
        Input.requireWellFormed(read.text(), "a text");
        require(read.text().indexOf('\0') < 0, "a text with NUL");
        int last = 0;
        for (int start : read.pageStarts()) {
            require(start >= last && start <= read.text().length(), "pages out of order");
            last = start;
        }
    }

    /// The objects of a PDF, parted by NUL.
    private static List<byte[]> objects(byte[] bytes) {
        List<byte[]> objects = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || bytes[at] == 0) {
                objects.add(Arrays.copyOfRange(bytes, from, at));
                from = at + 1;
            }
        }
        return objects;
    }

    /// A page that these operators draw.
    private static byte[] drawn(byte[] operators) {
        String head = "<< /Length %d >>\nstream\n".formatted(operators.length);
        byte[] stream =
                (head + new String(operators, StandardCharsets.ISO_8859_1) + "\nendstream")
                        .getBytes(StandardCharsets.ISO_8859_1);
        return MadeDocuments.rawPdf(
                List.of(
                        MadeDocuments.ascii("<< /Type /Catalog /Pages 2 0 R >>"),
                        MadeDocuments.ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
                        MadeDocuments.ascii(
                                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
                        stream,
                        MadeDocuments.ascii(
                                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")));
    }
}
