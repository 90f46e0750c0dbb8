package dev.sourcebound.corpus;

import dev.sourcebound.corpus.SourceText.Outcome;
import dev.sourcebound.corpus.format.DocumentReader;
import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.corpus.format.Reading.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// A file of the folder, as it was when it was looked at.
///
/// @param path where it is
/// @param name in the folder, with a slash after each sub-folder that it is in
/// @param format by its ending
/// @param entry what the catalogue says of it, or null
/// @param stamp tells this state of the file from another
record SourceFile(
        Path path,
        String name,
        Format format,
        SourceCatalog.@Nullable Entry entry,
        @Nullable Stamp stamp) {

    private static final Pattern NOT_IN_IDS = Pattern.compile("[^\\p{L}\\p{N}._-]+");

    /// In place of a slash in ids.
    private static final String IN = "--";

    /// Characters of an id that is made of the name of a file in a sub-folder, or that an operator
    /// sends.
    static final int LONGEST_ID = 100;

    /// Of a digest in an id.
    private static final int DIGITS = 8;

    /// What changes when a file is written or exchanged.
    ///
    /// @param key of the file in its file system, or null where that has none
    record Stamp(long size, FileTime modified, @Nullable Object key) {

        /// The stamp of a file; null where it cannot be looked at.
        static @Nullable Stamp of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(now.size(), now.lastModifiedTime(), now.fileKey());
            } catch (IOException e) {
                return null;
            }
        }
    }

    /// The source that it is, or why it is none.
    sealed interface Made {

        record Of(Source source) implements Made {}

        /// It is none.
        ///
        /// @param message the end of a sentence that begins with the file's name
        record Refused(Reason reason, String message) implements Made {}
    }

    /// Its source's id.
    String id() {
        return entry == null ? idOfName() : entry.id();
    }

    /// Reads it.
    Made read(DocumentReader reader, DataSize maxSize) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            // One byte more than is allowed, because a file's size may change or not be known.
            bytes = in.readNBytes((int) maxSize.toBytes() + 1);
        } catch (IOException e) {
            return refused(
                    Reason.UNREADABLE, "cannot be read; let this process read it or take it out");
        }
        if (bytes.length > maxSize.toBytes()) {
            return refused(
                    Reason.TOO_LARGE,
                    "is larger than %d bytes, the limit of one source; split it or raise sourcebound.corpus.max-source-size"
                            .formatted(maxSize.toBytes()));
        }
        return read(bytes, reader);
    }

    /// The same of bytes at hand.
    Made read(byte[] bytes, DocumentReader reader) {
        return switch (SourceText.read(format, bytes, reader)) {
            case Outcome.Refused(Reason reason, String message) -> refused(reason, message);
            case Outcome.Read(SourceText text) -> new Made.Of(source(text));
        };
    }

    private Source source(SourceText text) {
        String author = text.document().author();
        if (entry == null) {
            return source(text, text.titleOr(baseName()), false, author, null, null, null);
        }
        boolean described = entry.title() == null && entry.description() != null;
        String title = entry.title() != null ? entry.title() : entry.description();
        return source(
                text,
                title != null ? title : text.titleOr(entry.id()),
                described,
                entry.author() != null ? entry.author() : author,
                entry.publisher(),
                entry.date(),
                entry.uri());
    }

    private Source source(
            SourceText text,
            String title,
            boolean described,
            @Nullable String author,
            @Nullable String publisher,
            @Nullable String date,
            @Nullable String uri) {
        return new Source(
                id(),
                title,
                described,
                author,
                publisher,
                date,
                uri,
                text.text(),
                text.revision(),
                text.document().pageStarts());
    }

    /// Its name without folders and ending.
    String baseName() {
        String own = name.substring(name.lastIndexOf('/') + 1);
        return own.substring(0, own.lastIndexOf('.'));
    }

    /// The name as an id: what an id may not hold becomes a hyphen, a slash two of them. Where
    /// files in other sub-folders may come to the same, or it is too long, a digest of where it is
    /// makes it another.
    private String idOfName() {
        String way = name.substring(0, name.lastIndexOf('.'));
        String id = hyphened(way.replace("/", IN));
        int slash = way.lastIndexOf('/');
        if (slash < 0) {
            return id;
        }
        boolean plain =
                id.length() <= LONGEST_ID
                        && isPlain(hyphened(baseName()))
                        && Stream.of(way.substring(0, slash).split("/"))
                                .allMatch(each -> each.equals(hyphened(each)) && isPlain(each));
        return plain
                ? id
                : Beginning.of(id, LONGEST_ID - IN.length() - DIGITS)
                        + IN
                        + DigestUtils.sha256Hex(way).substring(0, DIGITS);
    }

    /// Whether hyphens that stand for slashes can be told from its own.
    private static boolean isPlain(String part) {
        return !part.contains(IN) && !part.startsWith("-") && !part.endsWith("-");
    }

    private static String hyphened(String name) {
        return NOT_IN_IDS.matcher(name).replaceAll("-");
    }

    private static Made refused(Reason reason, String message) {
        return new Made.Refused(reason, message);
    }
}
