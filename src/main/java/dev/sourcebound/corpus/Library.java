package dev.sourcebound.corpus;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.SourceFile.Made;
import dev.sourcebound.corpus.format.DocumentReader;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of sources and what is made of it, kept in step: what is added, changed or removed
/// there is read, made searchable, and shown to questions all at once as a new [Edition]. A file
/// that cannot be used is left out, and why is told. The folder is the truth: whatever is broken
/// off is done again from it. Thread-safe; one change at a time.
public final class Library implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Library.class);

    /// How often what a long start has read is kept.
    private static final Duration KEPT_EVERY = Duration.ofSeconds(10);

    private final SourceFolder folder;
    private final Supplier<Indexing> indexing;
    private final Duration settling;
    private final Corpus corpus;
    private final ReentrantLock changing = new ReentrantLock();

    /// Guarded by `changing`.
    private final ReadFiles files;

    /// The stamps of the last look, of files that may still be written. Guarded by `changing`.
    private Map<String, SourceFile.Stamp> unsettled = Map.of();

    /// Sub-folders that were not gone into at the last look. Guarded by `changing`.
    private List<String> closed = List.of();

    private volatile List<SourceState> states = List.of();
    private volatile @Nullable String problem;

    /// Reads the folder for the first time.
    ///
    /// @param indexing asked for when the sources change
    /// @param settling a file that was written to within this time is read only once it has not
    ///   changed from one look to the next
    /// @param shelf where what is read is kept; what it knows is not read again. It is closed with
    ///   the library
    /// @param oldText how many code units of texts are kept that have been replaced
    /// @param progress told of what is read
    /// @throws AppException `CORPUS_INVALID` where there is no such folder, its catalogue is not
    ///   what it should be, or it is empty and the shelf is not: a folder that is not there just
    ///   now looks so, and all would have to be read and embedded again
    Library(
            SourceFolder folder,
            Supplier<Indexing> indexing,
            Duration settling,
            Shelf shelf,
            long oldText,
            Progress progress) {
        this.folder = folder;
        this.indexing = indexing;
        this.settling = settling;
        SourceFolder.Listing listing = folder.list();
        this.files = new ReadFiles(shelf, oldText, listing);
        Collection<Source> before = files.sources();
        if (listing.files().isEmpty() && !before.isEmpty()) {
            throw new AppException(ErrorCode.CORPUS_INVALID, folder.emptied(before.size()));
        }
        files.forgetOthers(listing);
        readFirst(listing, progress);
        Collection<Source> sources = files.sources();
        Edition first = new Edition(sources);
        files.old().follow(before, first);
        this.corpus = new Corpus(first, files.old());
        files.commit();
        tell(listing);
        if (sources.isEmpty()) {
            LOG.warn("{} Until then every question is refused.", whyEmpty(listing));
        }
    }

    /// For whoever measures, and has nothing to measure on where there is no source.
    ///
    /// @throws AppException `CORPUS_INVALID` where not one source can be used
    void requireSources() {
        if (corpus.sources().isEmpty()) {
            throw new AppException(ErrorCode.CORPUS_INVALID, whyEmpty(folder.list()));
        }
    }

    /// Reads all that is not known. What has been read is kept every now and then, so that a start
    /// that is broken off is gone on with.
    private void readFirst(SourceFolder.Listing listing, Progress progress) {
        List<SourceFile> unread =
                listing.files().stream().filter(file -> !files.isKnown(file)).toList();
        if (unread.isEmpty()) {
            return;
        }
        long kept = System.nanoTime();
        int done = 0;
        try (DocumentReader reader = folder.reader()) {
            for (SourceFile file : unread) {
                files.note(file, file.read(reader, folder.maxSourceSize()));
                progress.reading(++done, unread.size());
                if (System.nanoTime() - kept > KEPT_EVERY.toNanos()) {
                    files.commit();
                    kept = System.nanoTime();
                }
            }
        }
    }

    private String whyEmpty(SourceFolder.Listing listing) {
        for (SourceFile file : listing.files()) {
            SourceStates.Known made = files.known().get(file.name());
            if (made != null && made.made() instanceof Made.Refused refused) {
                return "Not one source can be used; %s %s."
                        .formatted(file.path(), refused.message());
            }
        }
        return folder.nothingToRead();
    }

    /// The sources, as they are now.
    public Corpus corpus() {
        return corpus;
    }

    /// How each file stands, in the order of their names.
    public List<SourceState> states() {
        return states;
    }

    /// Why the folder itself cannot be followed just now, or that it holds nothing to answer from;
    /// null where all is well.
    public @Nullable String problem() {
        return problem == null && corpus.sources().isEmpty()
                ? "There is no source: the folder holds no document that can be used."
                : problem;
    }

    /// Looks at the folder and takes over what has changed. What fails is told by [#states], and
    /// tried again at the next look.
    public void look() {
        changing.lock();
        try {
            take(folder.list(), Progress.NONE);
            problem = null;
        } catch (AppException e) {
            if (!String.valueOf(e.getMessage()).equals(problem)) {
                LOG.warn("The sources stay as they are: {}", e.getMessage());
            }
            problem = e.getMessage();
        } finally {
            changing.unlock();
        }
    }

    /// Takes over what one file has become, and all else that has changed.
    void take(SourceFile file, Source source, Progress progress) {
        files.note(file, new Made.Of(source));
        take(folder.list(), progress);
    }

    /// Takes over what has changed.
    void take(Progress progress) {
        take(folder.list(), progress);
    }

    /// Runs a change of the folder while nothing else changes.
    <T> T changing(Supplier<T> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }

    SourceFolder folder() {
        return folder;
    }

    /// The file that is the source of this id, if there is one; also one that no look has seen yet.
    ///
    /// @throws AppException as [SourceFolder#list] does
    Optional<SourceFile> file(String id) {
        return folder.list().files().stream().filter(file -> file.id().equals(id)).findFirst();
    }

    private void take(SourceFolder.Listing listing, Progress progress) {
        read(listing.files());
        files.forgetOthers(listing);
        Edition next = new Edition(files.sources());
        if (!next.sources().equals(corpus.edition().sources())) {
            indexing.get().prepare(next, progress);
            corpus.publish(next);
            files.commit();
            LOG.info("The sources have changed: there are {} now", next.sources().size());
        }
        tell(listing);
    }

    /// Reads the files that are new or have changed, once nobody writes to them.
    private void read(List<SourceFile> there) {
        Map<String, SourceFile.Stamp> recent = new HashMap<>();
        List<SourceFile> changed = new ArrayList<>();
        for (SourceFile file : there) {
            if (!files.isKnown(file)) {
                if (isSettled(file)) {
                    changed.add(file);
                } else if (file.stamp() != null) {
                    recent.put(file.name(), file.stamp());
                }
            }
        }
        unsettled = recent;
        if (changed.isEmpty()) {
            return;
        }
        try (DocumentReader reader = folder.reader()) {
            for (SourceFile file : changed) {
                Made made = file.read(reader, folder.maxSourceSize());
                if (Objects.equals(file.stamp(), SourceFile.Stamp.of(file.path()))) {
                    files.note(file, made);
                }
            }
        }
    }

    private boolean isSettled(SourceFile file) {
        SourceFile.Stamp stamp = file.stamp();
        return stamp == null
                || stamp.equals(unsettled.get(file.name()))
                || stamp.modified().toInstant().isBefore(Instant.now().minus(settling));
    }

    @Override
    public void close() {
        files.close();
    }

    private void tell(SourceFolder.Listing listing) {
        for (String name : listing.closed()) {
            if (!closed.contains(name)) {
                LOG.warn("{}", folder.closed(name));
            }
        }
        closed = listing.closed();
        states = new SourceStates(folder, files.known(), corpus.edition()).of(listing);
    }
}
