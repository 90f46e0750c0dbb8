package dev.sourcebound.web;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/// The one hop from the reactive edge to the blocking core: so many at once, so many waiting, each
/// within its time. A subscriber that cancels, or whose time is up, interrupts the work or takes it
/// out of the queue. Thread-safe.
///
/// A pool of our own and not Reactor's bounded elastic scheduler, because that one gives each
/// thread its own queue, where a question may wait behind a slow one while another thread is idle,
/// and keeps cancelled work in it.
final class BlockingWork implements AutoCloseable {

    private final ThreadPoolExecutor workers;
    private final int queue;
    private final TimeLimit limit;

    /// One for each that may be under way or waiting. Counted here and not by the pool's queue: a
    /// task passes through that queue even where a worker is idle, and would be refused for want of
    /// room while that worker wakes up.
    private final Semaphore places;

    /// @param threads how many work at once, `>= 1`
    /// @param queue how many may wait, `>= 1`
    /// @param limit how long one may take, its waiting included
    BlockingWork(int threads, int queue, Duration limit) {
        this.queue = queue;
        this.limit = new TimeLimit(limit, () -> timedOut(limit));
        this.places = new Semaphore(threads + queue);
        this.workers =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        new CustomizableThreadFactory("answer-"));
    }

    /// What one call returns.
    <T> Mono<T> call(Supplier<T> work) {
        return this.<T>stream(out -> out.accept(work.get())).single();
    }

    /// What work hands out while it runs, in that order. Ends with an [AppException] of
    /// [ErrorCode#OVERLOADED] where the queue is full and of [ErrorCode#TIMED_OUT] where the time
    /// is up.
    ///
    /// @param work is given where to put its items; putting one throws [CancellationException] once
    ///   nobody waits for them any more
    <T> Flux<T> stream(Consumer<Consumer<T>> work) {
        return limit.on(Flux.create(sink -> submit(work, sink)));
    }

    /// How many are under way or waiting.
    int load() {
        return workers.getMaximumPoolSize() + queue - places.availablePermits();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private <T> void submit(Consumer<Consumer<T>> work, FluxSink<T> sink) {
        if (!places.tryAcquire()) {
            sink.error(overloaded());
            return;
        }
        FutureTask<Void> task = new FutureTask<>(() -> perform(work, sink), null);
        Runnable placed =
                () -> {
                    try {
                        task.run();
                    } finally {
                        places.release();
                    }
                };
        sink.onCancel(() -> {
            task.cancel(true);
            if (workers.remove(placed)) {
                places.release();
            }
        });
        workers.execute(placed);
    }

    private static <T> void perform(Consumer<Consumer<T>> work, FluxSink<T> sink) {
        try {
            work.accept(item -> put(item, sink));
            sink.complete();
        } catch (Throwable failure) {
            // Nobody is left to be told; what a cancelled worker fails with is no news.
            if (!sink.isCancelled()) {
                sink.error(failure);
            }
        }
    }

    private static <T> void put(T item, FluxSink<T> sink) {
        if (sink.isCancelled()) {
            throw new CancellationException("nobody waits for this any more");
        }
        sink.next(item);
    }

    private AppException overloaded() {
        return new AppException(
                ErrorCode.OVERLOADED,
                "%d questions are being answered and %d are waiting, which is all that can be; try again shortly."
                        .formatted(workers.getMaximumPoolSize(), queue));
    }

    private static AppException timedOut(Duration limit) {
        return new AppException(
                ErrorCode.TIMED_OUT,
                "The answer was not ready within %d ms; try again, or send less."
                        .formatted(limit.toMillis()));
    }
}
