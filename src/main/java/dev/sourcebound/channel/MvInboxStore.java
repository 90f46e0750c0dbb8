package dev.sourcebound.channel;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps deliveries in one file, by H2's MVStore. One thread does all that touches the file: what
/// is asked for while it writes is written together next, and brought to the disk by one sync; and
/// nobody who is interrupted can close the file for all others, as Java's file channels would.
final class MvInboxStore implements InboxStore {

    private static final Logger log = LoggerFactory.getLogger(MvInboxStore.class);

    private static final String FILE = "inbox.mv.db";

    /// Changes that may wait for the thread. More mean that the disk has stopped.
    private static final int MOST_PENDING = 20_000;

    private static final int MOST_AT_ONCE = 512;
    private static final int CACHE_MEGABYTES = 8;

    /// What of the file is to be in use after it was tidied, in percent, and the bytes that one
    /// tidying moves.
    private static final int FILL = 60;

    private static final int MOVED = 4 << 20;

    private final BlockingQueue<Change<?>> changes = new ArrayBlockingQueue<>(MOST_PENDING);
    private final MVStore store;
    private final DeliveryTables tables;
    private final Thread thread;
    private volatile boolean closing;

    /// Nobody looks at the changes any more, or for the last time.
    private volatile boolean ended;

    /// @param folder made where it is absent; for one process at a time
    /// @throws AppException where the folder cannot be used: [ErrorCode#STORE_INVALID]
    MvInboxStore(Path folder) {
        this.store = open(folder);
        this.tables = new DeliveryTables(store);
        this.thread = Thread.ofPlatform().name("inbox").daemon().start(this::work);
    }

    @Override
    public CompletableFuture<Acceptance> accept(Incoming incoming, Room room, Instant now) {
        return submit(tables -> tables.accept(incoming, room, now));
    }

    @Override
    public CompletableFuture<Void> keep(Delivery delivery) {
        return submit(
                        tables -> {
                            tables.replace(delivery);
                            return true;
                        })
                .thenApply(kept -> null);
    }

    @Override
    public CompletableFuture<List<Delivery>> unfinished() {
        return submit(DeliveryTables::unfinished);
    }

    @Override
    public CompletableFuture<Boolean> knows(String channel, String conversation) {
        return submit(tables -> tables.knows(channel, conversation));
    }

    @Override
    public CompletableFuture<Integer> forget(Instant before, int most) {
        return submit(tables -> {
            int forgotten = tables.forget(before, most);
            store.compact(FILL, MOVED);
            return forgotten;
        });
    }

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

    private <T> CompletableFuture<T> submit(Function<DeliveryTables, T> work) {
        Change<T> change = new Change<>(work);
        // Asked once more after the offer: what came when the last look was over waits for nobody.
        if (closing || ended || !changes.offer(change) || ended) {
            change.fail(new RejectedExecutionException("the inbox does not write any more"));
        }
        return change.result;
    }

    /// Until it is closed; or until the file fails, which nothing here can mend: from then on
    /// nothing is accepted, and whoever delivers is told so.
    private void work() {
        List<Change<?>> batch = new ArrayList<>();
        try {
            while (!closing || !changes.isEmpty()) {
                batch.clear();
                batch.add(changes.take());
                changes.drainTo(batch, MOST_AT_ONCE);
                write(batch);
            }
        } catch (InterruptedException | RuntimeException failure) {
            log.error(
                    "The inbox can no longer be written; start again once its disk can.", failure);
            batch.forEach(each -> each.fail(failure));
        } finally {
            end();
        }
    }

    private void write(List<Change<?>> batch) {
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
            log.warn("The inbox could not be closed; it is repaired at the next start.", failure);
        }
        List<Change<?>> late = new ArrayList<>();
        changes.drainTo(late);
        late.forEach(each ->
                each.fail(new RejectedExecutionException("the inbox does not write any more")));
    }

    private static MVStore open(Path folder) {
        try {
            make(folder);
            return new MVStore.Builder()
                    .fileName(folder.resolve(FILE).toString())
                    .cacheSize(CACHE_MEGABYTES)
                    // Only whole batches are committed, by the one thread.
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
        } catch (IOException | MVStoreException e) {
            throw new AppException(
                    ErrorCode.STORE_INVALID,
                    "The folder %s cannot hold the inbox (%s); name one in sourcebound.channel.folder that this process can write and no other process uses."
                            .formatted(folder.toAbsolutePath(), e.getMessage()),
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

    /// Something to be done to the tables, and who waits for it to be on disk.
    private static final class Change<T> {

        private final Function<DeliveryTables, T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private Runnable telling = () -> {};

        Change(Function<DeliveryTables, T> work) {
            this.work = work;
        }

        void perform(DeliveryTables tables) {
            T value = work.apply(tables);
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
