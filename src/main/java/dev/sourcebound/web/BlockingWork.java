package dev.sourcebound.web;

import dev.sourcebound.access.Admission;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/// The one hop from the reactive edge to the blocking core: so many on the processor at once, so
/// many under way, each within its time. What has waited for a language model and has no time left
/// to queue goes on beside them. A subscriber that cancels, or whose time is up, interrupts the
/// work or takes it out of the queue. Thread-safe.
///
/// What would wait too long is sent away at once, by how long work takes just now: under more load
/// than can be borne, those who are let in are answered as soon as ever, and nobody waits in vain.
///
/// Each has a virtual thread, for one that waits for a language model holds neither a thread of the
/// system nor the processor: it gives back its turn meanwhile, and then queues for another.
public final class BlockingWork implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final ExecutorService threads;
    private final int workers;
    private final int queue;
    private final TimeLimit limit;
    private final Duration maxWait;
    private final Pace pace;

    /// One for each that may be under way.
    private final Semaphore places;

    private final Turns turns;
    private final LongAdder shed = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder begun = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();

    /// Lets in all that there is room for, however long it will wait.
    ///
    /// @param workers how many have a turn on the processor at once, `>= 1`
    /// @param queue how many more may be under way, waiting for a turn or for something else, `>=
    ///   1`
    /// @param limit how long one may take, its waiting included
    BlockingWork(int workers, int queue, Duration limit) {
        this(workers, queue, limit, ChronoUnit.FOREVER.getDuration());
    }

    /// Sends away what would wait too long.
    ///
    /// @param maxWait how long one may have to wait for its first turn, as far as can be told when
    ///   it comes, `> 0`
    BlockingWork(int workers, int queue, Duration limit, Duration maxWait) {
        this.workers = workers;
        this.queue = queue;
        this.maxWait = maxWait;
        this.pace = new Pace(workers);
        this.limit =
                new TimeLimit(
                        limit,
                        () -> {
                            late.increment();
                            return timedOut(limit);
                        });
        this.places = new Semaphore(workers + queue);
        this.turns = new Turns(workers);
        this.threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("answer-", 1).factory());
    }

    /// Where work puts its items.
    public interface Outlet<T> extends Consumer<T> {

        /// Who asks for them.
        Caller caller();

        /// @throws CancellationException once nobody waits for items any more
        @Override
        void accept(T item);

        /// Runs what waits for something outside of this process, and lets others use the processor
        /// meanwhile. Not within another wait.
        ///
        /// @param left how long it may then wait for the processor again, asked when what it waits
        ///   for is there; it goes on without where that is over
        <R> R waiting(Supplier<R> wait, Supplier<Duration> left);
    }

    /// What one call returns.
    public <T> Mono<T> call(Supplier<T> work) {
        return this.<T>stream(out -> out.accept(work.get())).single();
    }

    /// What work hands out while it runs, in that order. Ends with an [AppException] of
    /// [ErrorCode#OVERLOADED] where the queue is full, or too long to wait in, and of
    /// [ErrorCode#TIMED_OUT] where the time is up.
    ///
    /// @param work is given where to put its items
    public <T> Flux<T> stream(Consumer<Outlet<T>> work) {
        return limit.on(Flux.create(sink -> submit(work, sink)));
    }

    /// How many are under way.
    int load() {
        return workers + queue - places.availablePermits();
    }

    /// How many may be under way.
    int capacity() {
        return workers + queue;
    }

    /// How long whoever comes now will wait for a first turn, as far as can be told.
    Duration expectedWait() {
        return pace.until(turns.waiting());
    }

    /// How many were sent away, since the start.
    long shed() {
        return shed.sum();
    }

    /// How many were cut off because their time was up, since the start.
    long late() {
        return late.sum();
    }

    /// How many had a first turn, since the start.
    long begun() {
        return begun.sum();
    }

    /// How long those waited for it, all together.
    double waitedNanos() {
        return waitedNanos.sum();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> void submit(Consumer<Outlet<T>> work, FluxSink<T> sink) {
        Duration wait = expectedWait();
        if (wait.compareTo(maxWait) > 0 || !places.tryAcquire()) {
            shed.increment();
            sink.error(overloaded(wait));
            return;
        }
        Task<T> task = new Task<>(work, sink);
        sink.onCancel(task::cancel);
        threads.execute(task);
    }

    /// Work under way, and its subscriber.
    private final class Task<T> implements Runnable, Outlet<T> {

        private final FluxSink<T> sink;
        private final FutureTask<Void> performed;
        private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);

        /// Asked for here, in the order of coming: threads may start in any other.
        private final Semaphore place = turns.ask();

        private final long came = System.nanoTime();

        private boolean entered;

        /// Whether it has a turn, to be given back once.
        private boolean hasTurn;

        /// Since when it has had its turn, and how long it had turns before.
        private long turnBegan;

        private long turnsNanos;

        Task(Consumer<Outlet<T>> work, FluxSink<T> sink) {
            this.sink = sink;
            this.performed = new FutureTask<>(() -> perform(work), null);
        }

        @Override
        public void run() {
            try {
                performed.run();
                if (!entered) {
                    turns.drop(place);
                }
            } finally {
                if (state.getAndSet(State.ENDED) != State.ENDED) {
                    places.release();
                }
            }
        }

        /// What has not had a turn gives its place back at once; what works does when it has ended.
        void cancel() {
            if (state.compareAndSet(State.QUEUED, State.ENDED)) {
                places.release();
            }
            performed.cancel(true);
        }

        @Override
        public Caller caller() {
            return Admission.callerIn(sink.contextView());
        }

        @Override
        public void accept(T item) {
            if (sink.isCancelled()) {
                throw nobodyWaits();
            }
            sink.next(item);
        }

        @Override
        public <R> R waiting(Supplier<R> wait, Supplier<Duration> left) {
            turnEnds();
            try {
                return wait.get();
            } finally {
                // Whoever goes on without one has little left to do, or stops at the next item.
                if (turns.takeAgain(left.get())) {
                    turnBegins();
                }
            }
        }

        private void perform(Consumer<Outlet<T>> work) {
            entered = true;
            try {
                turns.take(place);
            } catch (InterruptedException nobodyWaits) {
                return;
            }
            turnBegins();
            try {
                if (isTooLate()) {
                    shed.increment();
                    sink.error(overloaded(expectedWait()));
                } else if (state.compareAndSet(State.QUEUED, State.WORKING)) {
                    begun.increment();
                    waitedNanos.add(System.nanoTime() - came);
                    RequestContext.in(sink.contextView(), () -> work.accept(this));
                    sink.complete();
                }
            } catch (Throwable failure) {
                // Nobody is left to be told; what a cancelled worker fails with is no news.
                if (!sink.isCancelled()) {
                    sink.error(failure);
                }
            } finally {
                turnEnds();
                pace.done(turnsNanos);
            }
        }

        /// Whether its time would be up before it is done: work took longer meanwhile than when it
        /// was let in. What had not to wait is always tried: that work was slow once is no reason
        /// to send away who comes to an idle server. What is sent away counts as quickly done, so
        /// that work is tried again before long.
        private boolean isTooLate() {
            Duration waited = Duration.ofNanos(System.nanoTime() - came);
            Duration takes = pace.until(workers);
            return waited.compareTo(takes) > 0 && waited.plus(takes).compareTo(limit.limit()) > 0;
        }

        private void turnBegins() {
            hasTurn = true;
            turnBegan = System.nanoTime();
        }

        private void turnEnds() {
            if (hasTurn) {
                hasTurn = false;
                turnsNanos += System.nanoTime() - turnBegan;
                turns.giveBack();
            }
        }
    }

    private enum State {
        QUEUED,
        WORKING,
        ENDED
    }

    private static CancellationException nobodyWaits() {
        return new CancellationException("nobody waits for this any more");
    }

    /// Those who wait now are answered by then.
    private AppException overloaded(Duration wait) {
        Duration until = wait.compareTo(SOON) > 0 ? wait : SOON;
        int waiting = Math.max(0, load() - workers);
        return AppException.after(
                until,
                ErrorCode.OVERLOADED,
                "%d questions are being answered and %d are waiting, which is all that can be without too long a wait; try again in %d s."
                        .formatted(
                                workers, waiting, until.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    private static AppException timedOut(Duration limit) {
        return new AppException(
                ErrorCode.TIMED_OUT,
                "The answer was not ready within %d ms; try again, or send less."
                        .formatted(limit.toMillis()));
    }
}
