package dev.sourcebound.corpus;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/// Looks at the folder of sources again and again, from when the server is ready on. It asks rather
/// than waits to be told: a file system tells of changes only where it is local, and never when a
/// file has been written to its end (decision 0021).
final class FolderWatch implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    /// Looks take at most one part in so many of the time, however many files there are.
    private static final int REST = 20;

    private final Library library;
    private final Duration interval;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("sources").factory());

    FolderWatch(Library library, Duration interval) {
        this.library = library;
        this.interval = interval;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (!interval.isZero()) {
            lookAfter(interval);
        }
    }

    private void lookAfter(Duration pause) {
        try {
            // Each look asks for the next, so there is nothing to wait for.
            var _ = watch.schedule(this::look, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The server ends.
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    private void look() {
        long started = System.nanoTime();
        try {
            library.look();
        } catch (RuntimeException e) {
            // The next look tries again.
            LOG.error("Taking over a change of the sources failed", e);
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            Duration pause = took.multipliedBy(REST);
            lookAfter(pause.compareTo(interval) > 0 ? pause : interval);
        }
    }
}
