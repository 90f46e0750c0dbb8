package dev.sourcebound.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;

/// Writes what it is given one after the other, in its order, on a thread of its own, while the
/// next is made. Used by one thread, which an interrupt does not keep from waiting: what is being
/// written to must not be left behind.
final class WriteBehind {

    /// How much may wait to be written; bounds memory.
    private static final int WAITING = 2;

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("index-writer-", 0).factory();

    private final Queue<Given> given = new ArrayDeque<>();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /// What is done on the thread.
    interface Write {
        void run() throws IOException;
    }

    private record Given(CompletableFuture<Void> written, Runnable after) {}

    /// Has something written behind all that was given before; waits while too much is.
    ///
    /// @param after run by the caller's thread some time after that, by [#finish] at the latest
    /// @throws IOException what something given before has thrown; then nothing more is written
    void then(Write write, Runnable after) throws IOException {
        while (given.size() > WAITING || (!given.isEmpty() && given.element().written().isDone())) {
            finishOne();
        }
        last = last.thenRunAsync(() -> run(write), task -> THREADS.newThread(task).start());
        given.add(new Given(last, after));
    }

    /// Returns when all is written.
    ///
    /// @throws IOException what the writing has thrown
    void finish() throws IOException {
        while (!given.isEmpty()) {
            finishOne();
        }
    }

    /// Returns when nothing is being written any more, whatever came of it.
    void stop() {
        last.exceptionally(_ -> null).join();
    }

    private void finishOne() throws IOException {
        Given first = given.remove();
        try {
            first.written().join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case UncheckedIOException io -> throw io.getCause();
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
        first.after().run();
    }

    private static void run(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
