package dev.sourcebound.corpus;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.SourceFile.Made;
import dev.sourcebound.corpus.format.DocumentReader;
import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts documents into the folder of sources and takes them out, for operators. A document is read
/// before it is written, written beside its place and moved there whole, and searchable when the
/// call returns. Thread-safe; one change at a time.
public final class LibraryWriter {

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");

    private final Library library;

    LibraryWriter(Library library) {
        this.library = library;
    }

    /// What came of putting a document in.
    ///
    /// @param source as it is now
    /// @param isNew whether there was none of this id before
    public record Put(Source source, boolean isNew) {}

    /// The largest document that is taken, in bytes.
    public long mostBytes() {
        return library.folder().maxSourceSize().toBytes();
    }

    /// Puts a document in, in place of the one with this id if there is one.
    ///
    /// @throws AppException `INVALID_REQUEST` where the id cannot be one; `SOURCE_REFUSED` where
    ///   the document cannot be used; `SOURCE_CONFLICT` where the folder cannot take it
    public Put put(String id, Format format, byte[] document, Progress progress) {
        refuseOtherThanIds(id);
        return library.changing(() -> {
            Optional<SourceFile> before = file(id);
            Path place = place(id, format, before);
            progress.reading();
            Source source = read(target(place, format, before, null), document);
            write(place, document);
            SourceFile file = target(place, format, before, SourceFile.Stamp.of(place));
            before.filter(old -> !old.path().equals(place)).ifPresent(this::delete);
            library.take(file, source, progress);
            return new Put(source, before.isEmpty());
        });
    }

    /// Takes the document with this id out.
    ///
    /// @throws AppException `NOT_FOUND` where there is none; `SOURCE_CONFLICT` where it cannot be
    ///   deleted
    public void remove(String id) {
        library.changing(() -> {
            SourceFile file =
                    file(id).orElseThrow(() ->
                            new AppException(
                                    ErrorCode.NOT_FOUND,
                                    "The folder of sources has no document with this id; GET /v1/sources:states lists them all."));
            delete(file);
            library.take(Progress.NONE);
            return file;
        });
    }

    private Optional<SourceFile> file(String id) {
        try {
            return library.file(id);
        } catch (AppException unusable) {
            throw new AppException(
                    ErrorCode.SOURCE_CONFLICT, String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static void refuseOtherThanIds(String id) {
        if (id.length() > SourceFile.LONGEST_ID || !ID.matcher(id).matches()) {
            throw AppException.inField(
                    "id",
                    "An id is at most %d letters, digits, '.', '_' and '-', and starts with a letter or a digit."
                            .formatted(SourceFile.LONGEST_ID));
        }
    }

    private Path place(String id, Format format, Optional<SourceFile> before) {
        if (before.isPresent()) {
            SourceFile old = before.get();
            if (old.format() == format) {
                return old.path();
            }
            if (old.entry() != null) {
                throw conflict(
                        "sources.yaml says that '%s' is the file '%s'; send %s, or change the entry"
                                .formatted(id, old.name(), old.format().label()));
            }
        }
        Path place =
                before.map(old -> old.path().resolveSibling(old.baseName() + "." + format.ending()))
                        .orElseGet(
                                () -> library.folder().path().resolve(id + "." + format.ending()));
        if (Files.exists(place)) {
            throw conflict(
                    "The file '%s' is there already, as another source; choose another id"
                            .formatted(library.folder().name(place)));
        }
        return place;
    }

    private SourceFile target(
            Path place,
            Format format,
            Optional<SourceFile> before,
            SourceFile.@Nullable Stamp stamp) {
        return new SourceFile(
                place,
                library.folder().name(place),
                format,
                before.map(SourceFile::entry).orElse(null),
                stamp);
    }

    private Source read(SourceFile file, byte[] document) {
        try (DocumentReader reader = library.folder().reader()) {
            return switch (file.read(document, reader)) {
                case Made.Of(Source source) -> source;
                case Made.Refused refused ->
                        throw new AppException(
                                ErrorCode.SOURCE_REFUSED,
                                "The document %s (%s)."
                                        .formatted(refused.message(), refused.reason().slug()));
            };
        }
    }

    /// Whoever looks sees the old file or the new one; after a kill, too.
    private static void write(Path place, byte[] document) {
        Path beside = place.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel file =
                    FileChannel.open(
                            beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(document);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(
                    beside,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.SOURCE_CONFLICT,
                    "The folder of sources cannot be written to; let this process write there.",
                    e);
        } finally {
            deleteLeft(beside);
        }
    }

    private static void deleteLeft(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            // Hidden, so that nobody reads it; whoever can write there can delete it.
        }
    }

    private void delete(SourceFile file) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.SOURCE_CONFLICT,
                    "The file '%s' cannot be deleted; let this process write to the folder of sources."
                            .formatted(file.name()),
                    e);
        }
    }

    private static AppException conflict(String message) {
        return new AppException(ErrorCode.SOURCE_CONFLICT, message + ".");
    }
}
