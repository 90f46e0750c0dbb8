package dev.sourcebound.evaluation.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Reads files of text that should be UTF-8, and says of each line that is not where it goes wrong.
final class TextFile {

    /// @param number from 1
    /// @param text without its end; where bytes could not be decoded, U+FFFD stands for each
    /// @param sound whether all of it could be decoded
    record Line(int number, String text, boolean sound) {}

    private TextFile() {}

    /// The lines, ended by LF or CR LF.
    ///
    /// @param what one thing in the file is, such as `question`
    /// @param flaws told what is wrong with the encoding; may throw it
    /// @throws AppException where the file cannot be read at all
    static List<Line> lines(Path file, String what, Consumer<AppException> flaws) {
        byte[] bytes = bytes(file, what);
        int from = start(file, bytes, flaws);
        List<Line> lines = new ArrayList<>();
        for (int at = from; at < bytes.length; ) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            int last = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
            lines.add(line(file, lines.size() + 1, Arrays.copyOfRange(bytes, at, last), flaws));
            at = end + 1;
        }
        return lines;
    }

    /// The whole text, its lines joined by LF.
    static String text(Path file, String what, Consumer<AppException> flaws) {
        StringBuilder text = new StringBuilder();
        lines(file, what, flaws).forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    private static byte[] bytes(Path file, String what) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Flaw("%s does not exist; name a file of %ss".formatted(file, what))
                    .exception(e);
        } catch (IOException e) {
            throw new Flaw("%s cannot be read: %s".formatted(file, e.getMessage())).exception(e);
        }
    }

    /// Where the text begins; behind its end where it is in another encoding throughout.
    private static int start(Path file, byte[] bytes, Consumer<AppException> flaws) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            flaws.accept(
                    new Flaw(
                                    "%s, line 1 begins with a byte order mark (EF BB BF); save it as UTF-8 without one"
                                            .formatted(file))
                            .exception());
            return 3;
        }
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF) || manyZeros(bytes)) {
            flaws.accept(
                    new Flaw("%s, line 1 is UTF-16, not UTF-8; save it as UTF-8".formatted(file))
                            .exception());
            return bytes.length;
        }
        return 0;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// UTF-16 without a mark: every other byte of Latin letters is 0.
    private static boolean manyZeros(byte[] bytes) {
        int length = Math.min(bytes.length, 64);
        int zeros = 0;
        for (int i = 0; i < length; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros > length / 4;
    }

    private static Line line(Path file, int number, byte[] bytes, Consumer<AppException> flaws) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text =
                    UTF_8.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(in)
                            .toString();
            return new Line(number, text, true);
        } catch (CharacterCodingException e) {
            flaws.accept(
                    new Flaw(
                                    "%s, line %d is not valid UTF-8: byte %02X at %d, as Latin-1 or Windows would write it; save it as UTF-8"
                                            .formatted(
                                                    file,
                                                    number,
                                                    bytes[in.position()],
                                                    in.position() + 1))
                            .exception(e));
            return new Line(number, new String(bytes, UTF_8), false);
        }
    }
}
