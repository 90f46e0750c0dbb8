package dev.sourcebound.corpus;

import dev.sourcebound.corpus.format.DocumentReader;
import dev.sourcebound.corpus.format.DocumentText;
import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.corpus.format.Reading;
import dev.sourcebound.corpus.format.Reading.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

/// What a file says, and which revision of it that is. A byte order mark at its start is a mark of
/// the encoding and no part of the text, so offsets count from behind it.
///
/// @param document its text, with at least one letter or digit
/// @param revision see [Source#revision]
record SourceText(DocumentText document, String revision) {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /// What came of a file.
    sealed interface Outcome {

        record Read(SourceText text) implements Outcome {}

        /// It is not read.
        ///
        /// @param message the end of a sentence that begins with the file's name
        record Refused(Reason reason, String message) implements Outcome {}
    }

    /// Reads the bytes of a file.
    static Outcome read(Format format, byte[] bytes, DocumentReader reader) {
        return switch (reader.read(format, bytes)) {
            case Reading.Refused(Reason reason, String message) ->
                    new Outcome.Refused(reason, message);
            case Reading.Read(DocumentText document) ->
                    Characters.hasWord(document.text(), 0, document.text().length())
                            ? new Outcome.Read(
                                    new SourceText(document, revision(bytes, document.text())))
                            : new Outcome.Refused(
                                    Reason.NO_TEXT,
                                    "holds no text; write something in it or take it out");
        };
    }

    String text() {
        return document.text();
    }

    /// What the document calls itself: by its first heading where it is written with marks, else by
    /// what it says of itself; or a name where it has neither.
    String titleOr(String name) {
        String said = document.title();
        String heading = Outline.firstHeading(text());
        if (said != null && !document.pageStarts().isEmpty()) {
            return said;
        }
        if (!heading.isEmpty()) {
            return heading;
        }
        return said != null ? said : name;
    }

    private static String revision(byte[] bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        boolean marked =
                bytes.length == utf8.length + BYTE_ORDER_MARK.length
                        && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3)
                        && Arrays.equals(bytes, 3, bytes.length, utf8, 0, utf8.length);
        return "sha256:" + DigestUtils.sha256Hex(marked ? bytes : utf8);
    }
}
