package dev.sourcebound.corpus;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// All sources as they are at one moment. Immutable, but for whether there is a newer one and for
/// the count of who still uses it: what belongs to an edition, such as its index, is let go when
/// nobody does. Thread-safe.
public final class Edition {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();
    private final Map<String, Source> byId = new LinkedHashMap<>();
    private final List<Source> sources;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final CountDownLatch followed = new CountDownLatch(1);
    private volatile @Nullable Runnable onEnd;

    /// @throws IllegalArgumentException where two sources have one id
    public Edition(Collection<Source> sources) {
        this.sources = sources.stream().sorted(comparing(Source::id)).toList();
        for (Source source : this.sources) {
            if (byId.put(source.id(), source) != null) {
                throw new IllegalArgumentException("two sources have the id " + source.id());
            }
        }
    }

    /// Unlike that of any other edition of this process.
    public long number() {
        return number;
    }

    public Optional<Source> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// In the order of their ids.
    public List<Source> sources() {
        return sources;
    }

    public Set<String> ids() {
        return Collections.unmodifiableSet(byId.keySet());
    }

    /// What is done once the edition is of the past and nobody uses it any more.
    public void onEnd(Runnable action) {
        onEnd = action;
    }

    /// Waits until there is a newer one.
    ///
    /// @throws InterruptedException where it is told to stop
    public void awaitNext() throws InterruptedException {
        followed.await();
    }

    /// The same, for some time at most.
    ///
    /// @return whether there is a newer one
    public boolean awaitNext(Duration time) throws InterruptedException {
        return followed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// There is a newer one.
    void follow() {
        followed.countDown();
    }

    /// Keeps it from ending until it is released.
    ///
    /// @return whether it had not ended yet
    boolean hold() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            Runnable action = onEnd;
            if (action != null) {
                action.run();
            }
        }
    }
}
