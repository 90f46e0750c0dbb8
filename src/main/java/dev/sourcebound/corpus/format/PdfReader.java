package dev.sourcebound.corpus.format;

import dev.sourcebound.corpus.format.Reading.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// Reads PDFs: the text that their pages draw. Forms, comments, scripts and what is attached are
/// left out, and nothing in them is run.
final class PdfReader {

    /// A file's name or a program's, put there in place of a title.
    private static final Pattern NO_TITLE =
            Pattern.compile(
                    ".*\\.(docx?|pdf|indd|tex|dvi|odt|rtf|qxd|pptx?|xlsx?|ps|eps|fm)|microsoft .*|untitled.*|document\\d*|powerpoint .*|slide \\d+|\\(anonymous\\)");

    private static final Pattern OBJECT = Pattern.compile("\\d obj\\b");

    private PdfReader() {}

    static DocumentText read(byte[] bytes, ReadingLimits limits) {
        refuseCutOff(bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            int pages = document.getNumberOfPages();
            if (pages > limits.pages()) {
                throw new Refusal(
                        Reason.TOO_MANY_PAGES,
                        "has %,d pages, at most %,d are read; split it or raise sourcebound.corpus.limits.pages"
                                .formatted(pages, limits.pages()));
            }
            List<PdfLine> lines = PdfRunningLines.without(PdfLines.of(document, limits.text()));
            refuseUnreadable(lines);
            TextBuilder text = new TextBuilder(limits.text());
            List<Integer> starts = new PdfLayout(lines, text).write(pages);
            PDDocumentInformation about = document.getDocumentInformation();
            return text.build(
                    title(about), Objects.requireNonNullElse(about.getAuthor(), ""), starts);
        } catch (InvalidPasswordException e) {
            throw new Refusal(
                    Reason.ENCRYPTED,
                    "is locked with a password; save it without one or take it out");
        } catch (IOException e) {
            throw Refusal.damaged("is cut off or damaged");
        }
    }

    /// PDFBox mends a file that is cut off, and gives the pages that it finds as the whole. A whole
    /// one ends with a mark, after each time that it was added to; what some have behind the last
    /// is no object.
    private static void refuseCutOff(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = all.lastIndexOf("%%EOF");
        if (end < 0 || OBJECT.matcher(all).find(end)) {
            throw Refusal.damaged("is cut off or damaged");
        }
    }

    private static String title(PDDocumentInformation about) {
        String title = Objects.requireNonNullElse(about.getTitle(), "");
        return NO_TITLE.matcher(title.toLowerCase(Locale.ROOT)).matches() ? "" : title;
    }

    /// Some fonts do not say which letters they draw.
    private static void refuseUnreadable(List<PdfLine> lines) {
        long unknown = 0;
        long all = 0;
        for (PdfLine line : lines) {
            String text = line.text();
            all += text.length();
            unknown += text.chars().filter(PdfReader::isUnknown).count();
        }
        if (unknown * 3 > all) {
            throw new Refusal(
                    Reason.NO_TEXT,
                    "does not say which letters its fonts draw; run it through text recognition or take it out");
        }
    }

    private static boolean isUnknown(int character) {
        return character == '\uFFFD' || Character.getType(character) == Character.PRIVATE_USE;
    }
}
