package dev.sourcebound.collection;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.reactive.AnnotationConfigReactiveWebApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// One collection and how it stands. It starts on a thread of its own, beside the server; where it
/// cannot, the others do not notice, and it tries again.
final class NamedCollection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NamedCollection.class);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final CollectionName name;
    private final CollectionEnvironment settings;
    private final Shared shared;
    private final Semaphore starts;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Thread starting;
    private volatile Standing standing = new Standing.Starting();

    /// @param starts a permit for each that may start at once
    NamedCollection(
            CollectionName name, CollectionEnvironment settings, Shared shared, Semaphore starts) {
        this.name = name;
        this.settings = settings;
        this.shared = shared;
        this.starts = starts;
    }

    /// How it stands.
    sealed interface Standing {

        /// Its documents are read and indexed.
        record Starting() implements Standing {}

        /// It answers.
        ///
        /// @param beans what it is made of
        record Ready(ConfigurableApplicationContext beans) implements Standing {}

        /// It could not be started.
        ///
        /// @param why in words for whoever operates it
        record Unusable(String why) implements Standing {}
    }

    CollectionName name() {
        return name;
    }

    Standing standing() {
        return standing;
    }

    /// What it is made of.
    ///
    /// @throws AppException while it starts, or where it cannot
    ConfigurableApplicationContext beans() {
        return switch (standing) {
            case Standing.Ready(ConfigurableApplicationContext beans) -> beans;
            case Standing.Starting _ ->
                    throw new AppException(
                            ErrorCode.STARTING,
                            "The sources of the collection '%s' are still being indexed; ask again shortly."
                                    .formatted(name));
            case Standing.Unusable _ ->
                    throw AppException.after(
                            BEFORE_NEXT_TRY,
                            ErrorCode.COLLECTION_UNUSABLE,
                            "The collection '%s' cannot be used just now; the server's log says why, and operators are told by GET /v1/collections."
                                    .formatted(name));
        };
    }

    void start(SpringApplication server) {
        starting =
                Thread.ofPlatform()
                        .daemon()
                        .name("collection-" + name)
                        .start(() -> {
                            while (!isUpInTurn(server) && !isClosedWithin(BEFORE_NEXT_TRY)) {
                                LOG.info("The collection {} is tried again", name);
                            }
                        });
    }

    @Override
    public void close() {
        closed.countDown();
        awaitStart();
        Standing last = standing;
        if (last instanceof Standing.Ready(ConfigurableApplicationContext beans)) {
            standing = new Standing.Starting();
            beans.close();
        }
    }

    /// What it works with is closed next.
    private void awaitStart() {
        Thread thread = starting;
        if (thread != null) {
            try {
                thread.join(LONGEST_END);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isClosedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private boolean isUpInTurn(SpringApplication server) {
        starts.acquireUninterruptibly();
        try {
            return closed.getCount() == 0 || isUp(server);
        } finally {
            starts.release();
        }
    }

    private boolean isUp(SpringApplication server) {
        long began = System.nanoTime();
        AnnotationConfigReactiveWebApplicationContext beans = made();
        MeterRegistry meters = beans.getBeanFactory().getBean(MeterRegistry.class);
        try {
            beans.refresh();
            beans.getBeansOfType(MeterBinder.class).values().forEach(each -> each.bindTo(meters));
            for (ApplicationRunner runner :
                    beans.getBeanProvider(ApplicationRunner.class).orderedStream().toList()) {
                runner.run(new DefaultApplicationArguments());
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - began);
            beans.publishEvent(new ApplicationReadyEvent(server, new String[0], beans, taken));
            ready(beans, taken);
            return true;
        } catch (Exception e) {
            // Else the server would keep them, and the next try's would be none.
            meters.clear();
            beans.close();
            unusable(e);
            return false;
        }
    }

    private AnnotationConfigReactiveWebApplicationContext made() {
        AnnotationConfigReactiveWebApplicationContext beans =
                new AnnotationConfigReactiveWebApplicationContext();
        beans.setEnvironment(settings);
        beans.setDisplayName("collection " + name);
        beans.register(OneCollection.class);
        shared.to(beans.getBeanFactory(), name);
        return beans;
    }

    private synchronized void ready(ConfigurableApplicationContext beans, Duration taken) {
        if (closed.getCount() == 0) {
            beans.close();
            return;
        }
        standing = new Standing.Ready(beans);
        LOG.info("The collection {} is ready after {} ms", name, taken.toMillis());
    }

    /// The last cause is what is wrong; those before it say in which bean.
    private void unusable(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof AppException)) {
            cause = cause.getCause();
        }
        if (closed.getCount() == 0) {
            return;
        }
        String why = String.valueOf(cause.getMessage());
        if (!(standing instanceof Standing.Unusable(String before)) || !before.equals(why)) {
            if (cause instanceof AppException) {
                LOG.error("The collection {} cannot be used: {}", name, why);
            } else {
                LOG.error("The collection {} cannot be used", name, failure);
            }
        }
        standing = new Standing.Unusable(why);
    }
}
