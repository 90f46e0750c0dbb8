package dev.sourcebound.store;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tables in one file, by H2's MVStore. One thread does all that touches the file: what is asked
/// for while it writes is written together next, and brought to the disk by one sync; and nobody
/// who is interrupted can close the file for all others, as Java's file channels would.
///
/// @param <T> what is made of the tables; only that thread ever uses it
public final class TableFile<T> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TableFile.class);

    /// Changes that may wait for the thread. More mean that the disk has stopped.
    private static final int MOST_PENDING = 20_000;

    private static final int MOST_AT_ONCE = 512;
    private static final int CACHE_MEGABYTES = 8;

    /// What of the file is to be in use after it was tidied, in percent, and the bytes that one
    /// tidying moves.
    private static final int FILL = 60;

    private static final int MOVED = 4 << 20;

    private final BlockingQueue<Change<T, ?>> changes = new ArrayBlockingQueue<>(MOST_PENDING);
    private final Place place;
    private final MVStore store;
    private final T tables;
    private final Thread thread;
    private volatile boolean closing;

    /// Nobody looks at the changes any more, or for the last time.
    private volatile boolean ended;

    /// Where the tables are.
    ///
    /// @param folder made where it is absent, for this user alone; for one process at a time
    /// @param file its name
    /// @param holds what it holds, in a word for messages, such as `inbox`
    /// @param setting that names the folder
    public record Place(Path folder, String file, String holds, String setting) {}

    /// @param tables makes of the file's tables what the changes work on
    /// @throws AppException where the folder cannot be used: [ErrorCode#STORE_INVALID]
    public TableFile(Place place, Function<Tables, T> tables) {
        this.place = place;
        this.store = open(place);
        this.tables = tables.apply(new Opened(store));
        this.thread = Thread.ofPlatform().name(place.holds()).daemon().start(this::work);
    }

    /// Does something to the tables.
    ///
    /// @return what it gives, once all that it changed is on disk
    public <R> CompletableFuture<R> submit(Function<T, R> work) {
        Change<T, R> change = new Change<>(work);
        // Asked once more after the offer: what came when the last look was over waits for nobody.
        if (closing || ended || !changes.offer(change) || ended) {
            change.fail(writesNoMore());
        }
        return change.result;
    }

    /// The same, and then gives back room in the file that is no longer in use.
    public <R> CompletableFuture<R> submitAndTidy(Function<T, R> work) {
        return submit(tables -> {
            R result = work.apply(tables);
            store.compact(FILL, MOVED);
            return result;
        });
    }

    /// What is under way is finished first.
    @Override
    public void close() {
        closing = true;
        // Wakes the thread; where there is no place for it, the thread is awake. It is never
        // interrupted: that would close the file under its hands.
        changes.offer(new Change<>(tables -> true));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until it is closed; or until the file fails, which nothing here can mend: from then on
    /// nothing is written, and whoever asks is told so.
    private void work() {
        List<Change<T, ?>> batch = new ArrayList<>();
        try {
            while (!closing || !changes.isEmpty()) {
                batch.clear();
                batch.add(changes.take());
                changes.drainTo(batch, MOST_AT_ONCE);
                write(batch);
            }
        } catch (InterruptedException | RuntimeException | Error failure) {
            log.error(
                    "The {} can no longer be written; start again once its disk can.",
                    place.holds(),
                    failure);
            batch.forEach(each -> each.fail(failure));
        } finally {
            end();
        }
    }

    private void write(List<Change<T, ?>> batch) {
        batch.forEach(each -> each.perform(tables));
        store.commit();
        store.sync();
        batch.forEach(Change::tell);
    }

    private void end() {
        ended = true;
        try {
            store.close();
        } catch (MVStoreException failure) {
            log.warn(
                    "The {} could not be closed; it is repaired at the next start.",
                    place.holds(),
                    failure);
        }
        List<Change<T, ?>> late = new ArrayList<>();
        changes.drainTo(late);
        late.forEach(each -> each.fail(writesNoMore()));
    }

    private RejectedExecutionException writesNoMore() {
        return new RejectedExecutionException(
                "the %s does not write any more".formatted(place.holds()));
    }

    private static MVStore open(Place place) {
        try {
            make(place.folder());
            return new MVStore.Builder()
                    .fileName(place.folder().resolve(place.file()).toString())
                    .cacheSize(CACHE_MEGABYTES)
                    // Only whole batches are committed, by the one thread.
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
        } catch (IOException | MVStoreException e) {
            throw new AppException(
                    ErrorCode.STORE_INVALID,
                    "The folder %s cannot hold the %s (%s); name one in %s that this process can write and no other process uses."
                            .formatted(
                                    place.folder().toAbsolutePath(),
                                    place.holds(),
                                    e.getMessage(),
                                    place.setting()),
                    e);
        }
    }

    /// For this user alone, where the system knows users: questions are in it.
    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private record Opened(MVStore store) implements Tables {

        @Override
        public <K, V> ConcurrentMap<K, V> table(String name) {
            return store.openMap(name);
        }
    }

    /// Something to be done to the tables, and who waits for it to be on disk.
    private static final class Change<T, R> {

        private final Function<T, R> work;
        private final CompletableFuture<R> result = new CompletableFuture<>();
        private Runnable telling = () -> {};

        Change(Function<T, R> work) {
            this.work = work;
        }

        void perform(T tables) {
            R value = work.apply(tables);
            telling = () -> result.complete(value);
        }

        void tell() {
            telling.run();
        }

        void fail(Throwable failure) {
            result.completeExceptionally(failure);
        }
    }
}
