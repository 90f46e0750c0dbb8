package dev.sourcebound.corpus;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.util.unit.DataSize;

/// What a file says, decoded from UTF-8 and not altered. A byte order mark at its start is a mark
/// of the encoding and no part of the text, so offsets count from behind it; the revision is that
/// of all bytes.
///
/// @param text the text, with at least one letter or digit
/// @param revision `sha256:` and the digest of the file's bytes
record SourceText(String text, String revision) {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /// The text of a file.
    ///
    /// @throws AppException where the file cannot be read, is larger than `maxSize`, or is not
    ///   UTF-8 text
    static SourceText read(Path file, DataSize maxSize) {
        byte[] bytes = bytes(file, maxSize);
        String text = decode(bytes, file);
        if (!Characters.hasWord(text, 0, text.length())) {
            throw invalid(file, "holds no text; write something in it or take it out");
        }
        return new SourceText(text, "sha256:" + HexFormat.of().formatHex(sha256(bytes)));
    }

    /// The first heading, or a name where there is none.
    String titleOr(String name) {
        String heading = Outline.firstHeading(text);
        return heading.isEmpty() ? name : heading;
    }

    /// Reads one byte more than is allowed, because a file's size may change or not be known.
    private static byte[] bytes(Path file, DataSize maxSize) {
        if (Files.isDirectory(file)) {
            throw invalid(file, "is a folder and no file; rename it or take it out");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes((int) maxSize.toBytes() + 1);
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.CORPUS_INVALID,
                    "%s cannot be read; let this process read it or take it out.".formatted(file),
                    e);
        }
        if (bytes.length > maxSize.toBytes()) {
            throw invalid(
                    file,
                    "is larger than %d bytes, the limit of one source; split it or raise sourcebound.corpus.max-source-size"
                            .formatted(maxSize.toBytes()));
        }
        return bytes;
    }

    private static String decode(byte[] bytes, Path file) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (startsWithMark(bytes)) {
            in.position(BYTE_ORDER_MARK.length);
        }
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(in, out, true);
        if (result.isError()) {
            throw invalid(
                    file, "is not UTF-8 at byte %d; save it as UTF-8".formatted(in.position()));
        }
        String text = out.flip().toString();
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw invalid(
                    file,
                    "has a NUL character at offset %d, so it is not plain text; save it as UTF-8 text"
                            .formatted(nul));
        }
        return text;
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == BYTE_ORDER_MARK[0]
                && bytes[1] == BYTE_ORDER_MARK[1]
                && bytes[2] == BYTE_ORDER_MARK[2];
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static AppException invalid(Path file, String what) {
        return new AppException(ErrorCode.CORPUS_INVALID, "%s %s.".formatted(file, what));
    }
}
