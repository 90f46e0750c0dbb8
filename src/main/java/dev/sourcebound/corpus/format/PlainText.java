package dev.sourcebound.corpus.format;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import dev.sourcebound.corpus.format.Reading.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Decodes text: by its byte order mark, else as it is declared, else as UTF-8, else as the
/// encoding that its bytes look most like.
final class PlainText {

    /// Percent. Below this the guess is as good as none.
    private static final int LEAST_CONFIDENCE = 25;

    /// Bytes that the guess is made on.
    private static final int SAMPLE = 64 * 1024;

    private PlainText() {}

    /// The text without its byte order mark.
    ///
    /// @throws Refusal `UNKNOWN_ENCODING` where the bytes are no text that can be told, `DAMAGED`
    ///   where UTF-8 ends within a character
    static String decode(byte[] bytes, @Nullable Charset declared) {
        for (Mark mark : Mark.values()) {
            if (mark.starts(bytes)) {
                return noNul(strict(bytes, mark.bytes.length(), Charset.forName(mark.charset)));
            }
        }
        String declaredText = declared == null ? null : decoded(bytes, 0, declared);
        if (declaredText != null) {
            return noNul(declaredText);
        }
        String utf8 = decoded(bytes, 0, StandardCharsets.UTF_8);
        if (utf8 != null && utf8.indexOf('\0') < 0) {
            return utf8;
        }
        if (isCutOff(bytes)) {
            throw Refusal.damaged("is cut off within a character");
        }
        return noNul(strict(bytes, 0, guess(bytes)));
    }

    /// Whether it is UTF-8 with letters beyond ASCII but for the last character, which is not
    /// whole.
    private static boolean isCutOff(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, false);
        return result.isUnderflow()
                && in.hasRemaining()
                && out.flip().chars().anyMatch(c -> c > 0x7F);
    }

    static DocumentText read(byte[] bytes) {
        return DocumentText.plain(decode(bytes, null));
    }

    private static Charset guess(byte[] bytes) {
        Charset wide = wide(bytes);
        if (wide != null) {
            return wide;
        }
        byte[] sample = bytes.length <= SAMPLE ? bytes : Arrays.copyOf(bytes, SAMPLE);
        for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
            if (match.getConfidence() < LEAST_CONFIDENCE) {
                break;
            }
            if (Charset.isSupported(match.getName()) && !match.getName().startsWith("UTF-")) {
                // What is Latin-1 but for the bytes that it leaves empty is windows-1252.
                return Charset.forName(
                        match.getName().equals("ISO-8859-1") ? "windows-1252" : match.getName());
            }
        }
        throw unknown();
    }

    /// UTF-16 without a mark: in a text of mostly Latin letters every other byte is 0.
    private static @Nullable Charset wide(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int most = length / 2;
        if (most == 0 || bytes.length % 2 != 0) {
            return null;
        }
        if (odd > most * 7 / 10 && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return even > most * 7 / 10 && odd == 0 ? StandardCharsets.UTF_16BE : null;
    }

    private static String strict(byte[] bytes, int from, Charset charset) {
        String text = decoded(bytes, from, charset);
        if (text == null) {
            throw unknown();
        }
        return text;
    }

    private static String noNul(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new Refusal(
                    Reason.UNKNOWN_ENCODING,
                    "has a NUL character at offset %d, so it is not plain text; save it as UTF-8 text"
                            .formatted(nul));
        }
        return text;
    }

    private static @Nullable String decoded(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Refusal unknown() {
        return new Refusal(
                Reason.UNKNOWN_ENCODING, "is in no encoding that can be told; save it as UTF-8");
    }

    /// Byte order marks; the longer ones first, because UTF-32's begins with UTF-16's.
    private enum Mark {
        UTF_32BE("UTF-32BE", "\0\0\u00FE\u00FF"),
        UTF_32LE("UTF-32LE", "\u00FF\u00FE\0\0"),
        UTF_8("UTF-8", "\u00EF\u00BB\u00BF"),
        UTF_16BE("UTF-16BE", "\u00FE\u00FF"),
        UTF_16LE("UTF-16LE", "\u00FF\u00FE");

        private final String charset;

        /// A character for each byte.
        private final String bytes;

        Mark(String charset, String bytes) {
            this.charset = charset;
            this.bytes = bytes;
        }

        boolean starts(byte[] text) {
            int length = Math.min(text.length, bytes.length());
            return new String(text, 0, length, StandardCharsets.ISO_8859_1).equals(bytes);
        }
    }
}
