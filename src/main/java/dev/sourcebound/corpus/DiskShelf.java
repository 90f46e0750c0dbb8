package dev.sourcebound.corpus;

import dev.sourcebound.corpus.SourceFile.Made;
import dev.sourcebound.corpus.SourceFile.Stamp;
import dev.sourcebound.corpus.SourceStates.Known;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what has been read in a folder on disk: the texts in files of their own, and beside them a
/// list of all that is known, which is written anew and exchanged in one step. So a kill at any
/// moment leaves the list as it was before, or as it is after, and the texts that it names.
final class DiskShelf implements Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(DiskShelf.class);

    /// A file that was written to so shortly before it was read may have been written to again
    /// without its time showing it: file systems count time in steps, of up to two seconds.
    private static final Duration STEP = Duration.ofSeconds(2);

    private static final Stamp NEVER = new Stamp(-1, FileTime.fromMillis(0), null);

    private final String reading;
    private final Path list;
    private final FileChannel lock;
    private final TextFiles texts;
    private final ShelfList kept;

    /// @param folder of its own, made where it is absent
    /// @param reading how documents are read: what was read otherwise has to be read again
    /// @param cacheSize see [TextFiles]
    /// @throws AppException `INDEX_INVALID` where the folder cannot be used
    DiskShelf(Path folder, String reading, long cacheSize) {
        this.reading = reading;
        this.list = folder.resolve("sources.list");
        try {
            Files.createDirectories(folder);
            this.lock = lock(folder);
            this.texts = new TextFiles(folder, cacheSize);
            this.kept = read();
            texts.deleteUnknown();
        } catch (IOException e) {
            throw unusable(folder, e + "; mend the folder or name another one", e);
        }
    }

    @Override
    public Map<String, Known> known(SourceFolder.Listing listing) {
        Map<String, SourceFile> there = new HashMap<>();
        listing.files().forEach(file -> there.put(file.name(), file));
        Map<String, Known> known = new HashMap<>();
        for (ShelfList.Entry entry : kept.entries()) {
            SourceFile file = there.get(entry.name());
            if (file == null) {
                file = entry.file();
            }
            if (entry.mark().isEmpty() || !entry.mark().equals(mark(file, Instant.MAX))) {
                // Equal to no file that is there.
                file = new SourceFile(file.path(), file.name(), file.format(), file.entry(), NEVER);
            }
            known.put(entry.name(), new Known(file, entry.made(), entry.since()));
        }
        return known;
    }

    @Override
    public void restore(OldRevisions old) {
        kept.removed().forEach(old::forget);
        kept.old().forEach(old::keep);
    }

    @Override
    public Source put(Source source) {
        if (source.body() instanceof StoredText) {
            return source;
        }
        try {
            return source.with(texts.put(source.revision(), source.text()));
        } catch (IOException e) {
            throw unusable(list, e + "; make room there", e);
        }
    }

    @Override
    public void commit(Collection<Known> known, OldRevisions old) {
        List<ShelfList.Entry> entries = new ArrayList<>();
        List<StoredText> needed = new ArrayList<>();
        for (Known each : known) {
            SourceFile file = each.file();
            entries.add(
                    new ShelfList.Entry(
                            file.name(), mark(file, each.since()), each.made(), each.since()));
            if (each.made() instanceof Made.Of(Source source)) {
                add(source, needed);
            }
        }
        old.kept().forEach(source -> add(source, needed));
        try {
            List<TextFile> poor = texts.tidy(needed);
            texts.force();
            new ShelfList(entries, old.kept(), old.removed()).write(list);
            texts.delete(poor);
        } catch (IOException e) {
            // What is known stays right in this process; the next one reads more again.
            LOG.warn("What has been read of the sources cannot be kept in {}: {}", list, e + "");
        }
    }

    @Override
    public void close() {
        texts.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw unusable(list, e + "; mend the folder or name another one", e);
        }
    }

    private static void add(Source source, List<StoredText> texts) {
        if (source.body() instanceof StoredText text) {
            texts.add(text);
        }
    }

    /// Tells this state of a file, and how it is read, from others; empty where it cannot be told.
    private String mark(SourceFile file, Instant read) {
        Stamp stamp = file.stamp();
        if (stamp == null || stamp.modified().toInstant().isAfter(read.minus(STEP))) {
            return "";
        }
        return String.join(
                "\n",
                reading,
                file.format().name(),
                String.valueOf(file.entry()),
                stamp.size() + " " + stamp.modified() + " " + stamp.key());
    }

    private ShelfList read() throws IOException {
        if (Files.exists(list)) {
            try {
                return ShelfList.read(list, texts);
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} is damaged or of another version; all sources are read anew", list);
            }
        }
        return new ShelfList(List.of(), List.of(), List.of());
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            @Nullable FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // The other program is this one.
        }
        channel.close();
        throw unusable(
                folder, "another program is using it; stop that one or name another folder", null);
    }

    private static AppException unusable(Path folder, String why, @Nullable Throwable cause) {
        String message = "The folder of texts %s cannot be used: %s.".formatted(folder, why);
        return cause == null
                ? new AppException(ErrorCode.INDEX_INVALID, message)
                : new AppException(ErrorCode.INDEX_INVALID, message, cause);
    }
}
