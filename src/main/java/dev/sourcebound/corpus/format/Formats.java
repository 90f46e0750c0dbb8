package dev.sourcebound.corpus.format;

import dev.sourcebound.corpus.format.Reading.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads a document of a known format, in this process. Blocking; without state.
final class Formats {

    /// Where a PDF may begin: some have a line of a mail or a web server before them.
    private static final int HEAD = 1_024;

    private Formats() {}

    static Reading read(Format format, byte[] bytes, ReadingLimits limits) {
        try {
            refuseOtherFormat(format, bytes);
            DocumentText text =
                    switch (format) {
                        case TEXT, MARKDOWN -> PlainText.read(bytes);
                        case HTML -> HtmlReader.read(bytes, limits);
                        case PDF -> PdfReader.read(bytes, limits);
                        case DOCX -> DocxReader.read(bytes, limits);
                        case ODT -> OdtReader.read(bytes, limits);
                        case EPUB -> EpubReader.read(bytes, limits);
                    };
            if (!Whitespace.hasWord(text.text())) {
                throw new Refusal(Reason.NO_TEXT, noText(format));
            }
            return new Reading.Read(text);
        } catch (Refusal refusal) {
            return refusal.value();
        } catch (RuntimeException | StackOverflowError broken) {
            // The libraries meet damaged files with exceptions of every kind.
            return Refusal.damaged("is not what its format wants").value();
        }
    }

    private static String noText(Format format) {
        return format == Format.PDF
                ? "holds no text, as a scan does not; run it through text recognition or take it out"
                : "holds no text; write something in it or take it out";
    }

    private static void refuseOtherFormat(Format format, byte[] bytes) {
        String found = found(format, bytes);
        boolean fits =
                switch (format) {
                    case TEXT, MARKDOWN, HTML -> found.isEmpty();
                    case PDF -> found.equals("PDF");
                    case DOCX -> found.equals("DOCX");
                    case ODT -> found.equals("ODT");
                    case EPUB -> found.equals("EPUB");
                };
        if (fits) {
            return;
        }
        if (format == Format.DOCX && found.equals("OLE2")) {
            throw new Refusal(
                    Reason.ENCRYPTED,
                    "is locked with a password, or is an old DOC file; save it as DOCX without a password");
        }
        throw new Refusal(
                Reason.WRONG_FORMAT,
                "is no %s but %s; give it the ending of what it is, or save it as %s"
                        .formatted(
                                format.label(),
                                found.isEmpty() ? "something else" : "of the format " + found,
                                format.label()));
    }

    /// What its first bytes say; empty where they say nothing.
    ///
    /// @param format what it should be: other texts than a PDF may speak of how one begins
    private static String found(Format format, byte[] bytes) {
        String head =
                new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        if (format == Format.PDF ? head.contains("%PDF-") : head.startsWith("%PDF-")) {
            return "PDF";
        }
        if (head.startsWith("PK\u0003\u0004")) {
            return packed(bytes, head);
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return "OLE2";
        }
        if (head.startsWith("{\\rtf")) {
            return "RTF";
        }
        if (head.startsWith("\u0089PNG") || head.startsWith("\u00FF\u00D8\u00FF")) {
            return "image";
        }
        return head.startsWith("\u001F\u008B") ? "gzip" : "";
    }

    private static String packed(byte[] bytes, String head) {
        if (head.contains("mimetypeapplication/epub+zip")) {
            return "EPUB";
        }
        if (head.contains("mimetypeapplication/vnd.oasis.opendocument.text")) {
            return "ODT";
        }
        // The names of the parts stand in clear, at each part and once more at the end.
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!all.contains("PK\u0005\u0006")) {
            throw Refusal.damaged("is cut off");
        }
        if (all.contains("word/document.xml")) {
            return "DOCX";
        }
        if (all.contains("META-INF/container.xml")
                && all.toLowerCase(Locale.ROOT).contains(".opf")) {
            return "EPUB";
        }
        return all.contains("content.xml") && all.contains("META-INF/manifest.xml") ? "ODT" : "ZIP";
    }
}
