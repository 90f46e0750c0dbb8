package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

@Timeout(30)
class BlockingWorkTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final BlockingWork work = new BlockingWork(1, 1, LONG);
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void handsOutItemsInTheirOrderFromAWorker() {
        Flux<String> items =
                work.stream(out -> {
                    out.accept(Thread.currentThread().getName());
                    out.accept("b");
                    out.accept("a");
                });
        assertThat(items.collectList().block(LONG)).containsExactly("answer-1", "b", "a");
    }

    @Test
    void handsOverWhatTheWorkFailsWith() {
        assertThatThrownBy(() ->
                        work.call(
                                        () -> {
                                            throw new IllegalStateException("broken");
                                        })
                                .block(LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        assertThat(work.call(() -> "next").block(LONG)).isEqualTo("next");
    }

    @Test
    void aCancelledSubscriptionInterruptsTheWork() throws InterruptedException {
        Disposable subscription = work.stream(_ -> waitForRelease()).subscribe(_ -> {}, _ -> {});
        started.await();
        subscription.dispose();
        ended.await();
        assertThat(work.call(() -> Thread.currentThread().isInterrupted()).block(LONG)).isFalse();
    }

    @Test
    void cancelledWorkLeavesTheQueue() throws InterruptedException {
        work.stream(_ -> waitForRelease()).subscribe(_ -> {}, _ -> {});
        started.await();
        Disposable waiting = work.call(() -> "never").subscribe();
        assertThat(work.load()).isEqualTo(2);
        waiting.dispose();
        assertThat(work.load()).isEqualTo(1);
        release.countDown();
    }

    @Test
    void workThatDoesNotHeedItsInterruptIsStoppedAtItsNextItem() throws InterruptedException {
        AtomicReference<Throwable> stopped = new AtomicReference<>();
        Disposable subscription =
                work.<String>stream(
                                out -> {
                                    started.countDown();
                                    try {
                                        while (true) {
                                            out.accept("more");
                                        }
                                    } catch (RuntimeException stop) {
                                        stopped.set(stop);
                                        ended.countDown();
                                        throw stop;
                                    }
                                })
                        .subscribe();
        started.await();
        subscription.dispose();
        ended.await();
        assertThat(stopped.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void refusesWhatTheQueueCannotHold() throws InterruptedException {
        work.stream(_ -> waitForRelease()).subscribe(_ -> {}, _ -> {});
        started.await();
        CompletableFuture<String> waiting = work.call(() -> "waited").toFuture();
        assertThatThrownBy(() -> work.call(() -> "refused").block(LONG))
                .isInstanceOfSatisfying(
                        AppException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.OVERLOADED));
        release.countDown();
        assertThat(waiting).succeedsWithin(LONG).isEqualTo("waited");
    }

    /// It does not give back what it has not: after it there is still one turn.
    @Test
    void whoGetsNoTurnAgainInTimeGoesOnWithout() throws InterruptedException {
        CompletableFuture<String> hasty =
                work.<String>stream(out ->
                                out.accept(
                                        out.waiting(
                                                this::whenOthersHaveStarted,
                                                () -> Duration.ofMillis(10))))
                        .single()
                        .toFuture();
        Disposable other = work.stream(_ -> waitForRelease()).subscribe(_ -> {}, _ -> {});
        assertThat(hasty).succeedsWithin(LONG).isEqualTo("without a turn");
        waitForLoad(work, 1);
        CompletableFuture<String> next = work.call(() -> "next").toFuture();
        assertThat(next).isNotCompleted();
        assertThat(work.begun()).isEqualTo(2);
        release.countDown();
        waitFor(other);
        assertThat(next).succeedsWithin(LONG).isEqualTo("next");
        waitForLoad(work, 0);
        assertThat(work.call(() -> "last").block(LONG)).isEqualTo("last");
    }

    private String whenOthersHaveStarted() {
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "without a turn";
    }

    /// Work that was done took as long as the wait may be. So one may wait behind another, for it
    /// is not known how much of that is done; but nobody behind one that has not begun.
    @Test
    void refusesWhatWouldWaitTooLong() throws InterruptedException {
        Duration wait = Duration.ofMillis(20);
        try (BlockingWork brisk = new BlockingWork(1, 64, LONG, wait)) {
            brisk.call(() -> busyFor(wait.multipliedBy(2))).block(LONG);
            waitForLoad(brisk, 0);
            brisk.stream(_ -> waitForRelease()).subscribe(_ -> {}, _ -> {});
            started.await();
            CompletableFuture<String> waiting = brisk.call(() -> "waited").toFuture();
            assertThatThrownBy(() -> brisk.call(() -> "refused").block(LONG))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            refusal -> {
                                assertThat(refusal.code()).isEqualTo(ErrorCode.OVERLOADED);
                                assertThat(refusal.retryAfter())
                                        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
                                assertThat(refusal).hasMessageContaining("and 1 are waiting");
                            });
            assertThat(brisk.shed()).isEqualTo(1);
            release.countDown();
            assertThat(waiting).succeedsWithin(LONG).isEqualTo("waited");
            waitForLoad(brisk, 0);
            assertThat(brisk.expectedWait()).isZero();
            assertThat(brisk.call(() -> "next").block(LONG)).isEqualTo("next");
        }
    }

    @Test
    void triesWhatHadNotToWaitHoweverSlowWorkWas() {
        Duration limit = Duration.ofMillis(500);
        try (BlockingWork slow = new BlockingWork(1, 1, limit)) {
            assertThatThrownBy(() -> slow.call(() -> busyFor(limit.multipliedBy(2))).block(LONG))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            late -> assertThat(late.code()).isEqualTo(ErrorCode.TIMED_OUT));
            waitForLoad(slow, 0);
            assertThat(slow.call(() -> "done").block(LONG)).isEqualTo("done");
            assertThat(slow.shed()).isZero();
        }
    }

    @Test
    void refusesWhatWaitedTooLongToBeDoneInTimeUntilWorkIsQuickerAgain() {
        try (BlockingWork slow = new BlockingWork(1, 1, Duration.ofSeconds(3))) {
            slow.call(() -> busyFor(Duration.ofMillis(1_200))).block(LONG);
            waitForLoad(slow, 0);
            slow.call(() -> busyFor(Duration.ofMillis(2_200))).subscribe(_ -> {}, _ -> {});
            assertThatThrownBy(() -> slow.call(() -> "too late").block(LONG))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.OVERLOADED));
            assertThat(slow.shed()).isEqualTo(1);
            assertThat(firstAnswer(slow)).isEqualTo("done");
        }
    }

    private static String firstAnswer(BlockingWork work) {
        while (true) {
            waitForLoad(work, 0);
            try {
                return String.valueOf(work.call(() -> "done").block(LONG));
            } catch (AppException refused) {
                // The mean of the latest sinks by a tenth each time.
            }
        }
    }

    private static String busyFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return "done";
    }

    /// The pool's threads are there from the first round on, and idle: what then comes all at once
    /// must not be refused while they wake up.
    @Test
    void nothingIsRefusedWhileThereIsRoom() {
        try (BlockingWork several = new BlockingWork(4, 1, LONG)) {
            for (int round = 0; round < 200; round++) {
                List<Integer> done =
                        Flux.range(0, 5)
                                .flatMap(i -> several.call(() -> i), 5)
                                .collectSortedList()
                                .block(LONG);
                assertThat(done).containsExactly(0, 1, 2, 3, 4);
                waitForLoad(several, 0);
            }
        }
    }

    @Test
    void workThatTakesTooLongIsInterrupted() throws InterruptedException {
        try (BlockingWork hasty = new BlockingWork(1, 1, Duration.ofMillis(500))) {
            // A subscriber counts as disposed before it has been told why.
            CompletableFuture<Throwable> told = new CompletableFuture<>();
            hasty.stream(_ -> waitForRelease()).subscribe(_ -> {}, told::complete);
            started.await();
            ended.await();
            assertThat(told.join())
                    .isInstanceOfSatisfying(
                            AppException.class,
                            late -> assertThat(late.code()).isEqualTo(ErrorCode.TIMED_OUT));
        }
    }

    @Test
    void timeInTheQueueCounts() throws InterruptedException {
        try (BlockingWork hasty = new BlockingWork(1, 1, Duration.ofMillis(500))) {
            Disposable first = hasty.stream(_ -> waitHeedless()).subscribe(_ -> {}, _ -> {});
            started.await();
            assertThatThrownBy(() -> hasty.call(() -> "never").block(LONG))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            told -> assertThat(told.code()).isEqualTo(ErrorCode.TIMED_OUT));
            assertThat(hasty.load()).isEqualTo(1);
            release.countDown();
            waitFor(first);
        }
    }

    /// What has been answered is counted until its worker is free again.
    private static void waitForLoad(BlockingWork work, int load) {
        while (work.load() != load) {
            Thread.onSpinWait();
        }
    }

    private static void waitFor(Disposable end) throws InterruptedException {
        while (!end.isDisposed()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("it does not end");
            }
            Thread.yield();
        }
    }

    private void waitHeedless() {
        started.countDown();
        while (release.getCount() > 0) {
            Thread.yield();
        }
    }

    private void waitForRelease() {
        started.countDown();
        try {
            release.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        } finally {
            ended.countDown();
        }
    }
}
