package dev.sourcebound.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The bytes of a fuzzer, read as what a target needs: small numbers first, then texts. Whatever
/// they are, something can be read from them; past their end there are zeros and empty texts.
public final class Input {

    private final byte[] bytes;
    private int at;

    public Input(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean more() {
        return at < bytes.length;
    }

    /// 0 to 255.
    public int next() {
        return at < bytes.length ? bytes[at++] & 0xFF : 0;
    }

    /// 0 to `bound` - 1.
    public int pick(int bound) {
        return next() % bound;
    }

    public boolean flag() {
        return (next() & 1) == 1;
    }

    /// A text of as many bytes as the next byte says, decoded with U+FFFD for what is no UTF-8.
    public String text() {
        int length = Math.min(next(), bytes.length - at);
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /// All that is left.
    public byte[] rest() {
        int from = at;
        at = bytes.length;
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    /// All that is left, as text; see [#text()].
    public String restAsText() {
        return new String(rest(), StandardCharsets.UTF_8);
    }

    /// All that is left, as UTF-16 code units, so that halves of pairs come as well.
    public String restAsUnits() {
        byte[] rest = rest();
        StringBuilder units = new StringBuilder(rest.length / 2);
        for (int i = 0; i + 1 < rest.length; i += 2) {
            units.append((char) ((rest[i] & 0xFF) << 8 | (rest[i + 1] & 0xFF)));
        }
        return units.toString();
    }

    /// A file for a target to write its input to, gone when the process ends.
    public static Path file(String ending) {
        try {
            Path file = Files.createTempFile("fuzz", ending);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends a target where something does not hold.
    public static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /// Ends a target where a text has half of a surrogate pair.
    public static void requireWellFormed(String text, String what) {
        require(StandardCharsets.UTF_8.newEncoder().canEncode(text), what + " has half of a pair");
    }
}
