package dev.sourcebound.corpus.format;

import dev.sourcebound.corpus.format.Reading.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The parts of a packed document that are asked for, unpacked in memory and no further than they
/// may be. Other parts are not unpacked.
final class ZipParts {

    /// As large as an array may be.
    private static final int LARGEST_PART = Integer.MAX_VALUE - 8;

    private final Map<String, byte[]> parts;

    private ZipParts(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /// @param wanted the names of the parts that are kept
    static ZipParts read(byte[] bytes, Predicate<String> wanted, ReadingLimits limits) {
        try {
            // Only a file can be read by its directory, which alone says where the parts are.
            Path file = Files.createTempFile("sourcebound", ".zip");
            try {
                Files.write(file, bytes);
                return read(file, wanted, limits);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new Refusal(
                    Reason.READER_FAILED,
                    "is not read, because no file of %,d bytes can be written to %s; make room there or name another folder by -Djava.io.tmpdir"
                            .formatted(bytes.length, System.getProperty("java.io.tmpdir")));
        }
    }

    private static ZipParts read(Path file, Predicate<String> wanted, ReadingLimits limits) {
        Map<String, byte[]> parts = new HashMap<>();
        long left = limits.unpacked().toBytes();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (wanted.test(entry.getName())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        byte[] part = in.readNBytes((int) Math.min(left + 1, LARGEST_PART));
                        left -= part.length;
                        if (left < 0 || part.length == LARGEST_PART) {
                            throw tooMuch(limits);
                        }
                        parts.put(entry.getName(), part);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.damaged("is cut off or damaged");
        }
        return new ZipParts(parts);
    }

    byte @Nullable [] find(String name) {
        return parts.get(name);
    }

    /// @throws Refusal where it is not there
    byte[] get(String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            throw Refusal.damaged("lacks its part " + name);
        }
        return part;
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /// The part as UTF-8; empty where it is not there.
    String text(String name) {
        byte[] part = parts.get(name);
        return part == null ? "" : new String(part, StandardCharsets.UTF_8);
    }

    private static Refusal tooMuch(ReadingLimits limits) {
        return new Refusal(
                Reason.TOO_MUCH_UNPACKED,
                "unpacks to more than %d bytes; take it out or raise sourcebound.corpus.limits.unpacked"
                        .formatted(limits.unpacked().toBytes()));
    }
}
