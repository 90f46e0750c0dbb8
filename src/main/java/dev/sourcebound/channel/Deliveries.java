package dev.sourcebound.channel;

import dev.sourcebound.channel.ChannelMetrics.Ended;
import dev.sourcebound.channel.ChannelMetrics.Received;
import dev.sourcebound.channel.Delivery.Stage;
import dev.sourcebound.channel.InboxStore.Room;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Takes messages in and sees that each is answered: once, in the order of its conversation, after
/// a restart too. Conversations do not wait for each other: each that has something to do has a
/// thread of its own, so that one whose service is slow holds up nobody. Thread-safe.
public final class Deliveries implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final int SECONDS_TO_STOP = 10;
    private static final Duration BETWEEN_TIDYING = Duration.ofMinutes(1);

    private final InboxStore store;
    private final Map<String, Channel> channels;
    private final ChannelSettings settings;
    private final ChannelMetrics metrics;
    private final InstantSource clock;
    private final Duration betweenTidying;
    private final Courier courier;
    private final Room room;

    /// What each conversation has to do; guarded by this object, as is what is below.
    private final Map<String, Deque<Delivery>> lanes = new HashMap<>();

    private @Nullable ExecutorService threads;

    Deliveries(
            InboxStore store,
            List<Channel> channels,
            ChannelSettings settings,
            ChannelMetrics metrics,
            InstantSource clock) {
        this(store, channels, settings, metrics, clock, BETWEEN_TIDYING);
    }

    /// @param betweenTidying how often what is old is forgotten
    Deliveries(
            InboxStore store,
            List<Channel> channels,
            ChannelSettings settings,
            ChannelMetrics metrics,
            InstantSource clock,
            Duration betweenTidying) {
        this.store = store;
        this.channels =
                channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.settings = settings;
        this.metrics = metrics;
        this.channels.keySet().forEach(metrics::open);
        this.clock = clock;
        this.betweenTidying = betweenTidying;
        this.courier = new Courier(store, settings, metrics);
        this.room = new Room(settings.maxWaiting(), settings.maxBusy());
    }

    /// Offers a message. What the future tells is on disk; it fails where the disk does. Blocks
    /// nobody. Whoever cancels the future, because the one who delivers has gone, takes nothing
    /// back.
    public CompletableFuture<Acceptance> accept(Incoming incoming) {
        // On the store's thread, one after the other, so that the order of acceptance is kept.
        return store.accept(incoming, room, clock.instant())
                .thenApply(acceptance -> {
                    metrics.received(incoming.channel(), outcome(acceptance));
                    if (acceptance instanceof Acceptance.Taken(Delivery delivery)) {
                        queue(delivery);
                    }
                    return acceptance;
                })
                // Else a cancelled one would be on disk and in no queue until the next start.
                .copy();
    }

    /// Whether a message of this conversation that was addressed to this program was accepted and
    /// is not forgotten.
    public CompletableFuture<Boolean> knows(String channel, String conversation) {
        return store.knows(channel, conversation);
    }

    /// Before the HTTP server and whatever else brings messages.
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized void start() {
        ExecutorService started =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("delivery-", 1).factory());
        threads = started;
        List<Delivery> unfinished = store.unfinished().join();
        unfinished.stream()
                .filter(each -> channels.containsKey(each.channel()))
                .forEach(this::queue);
        started.execute(
                () -> nowAndThen(betweenTidying, this::forget, "What is old is forgotten later"));
        store.claimEvery()
                .ifPresent(every ->
                        started.execute(() ->
                                nowAndThen(
                                        every,
                                        this::claim,
                                        "What others left is looked for again later")));
        if (!unfinished.isEmpty()) {
            log.info("{} messages of before are yet to be answered or posted", unfinished.size());
        }
    }

    /// Whatever is under way stops where it is, and goes on after the next start.
    @Override
    public void stop() {
        ExecutorService working;
        synchronized (this) {
            working = threads;
            threads = null;
            lanes.clear();
        }
        if (working != null) {
            working.shutdownNow();
            try {
                if (!working.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                    log.warn(
                            "Answers under way did not stop; they begin anew after the next start");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }

    /// Takes over what another server has left, or has left to this one.
    private void claim() {
        store.unfinished().join().stream()
                .filter(each -> channels.containsKey(each.channel()))
                .forEach(this::queue);
    }

    private void forget() {
        store.forget(clock.instant().minus(settings.remember()), settings.mostRemembered()).join();
    }

    /// Until it is stopped; what fails is tried again the next time.
    private static void nowAndThen(Duration every, Runnable work, String otherwise) {
        try {
            while (true) {
                Thread.sleep(every);
                try {
                    work.run();
                } catch (CompletionException failure) {
                    log.warn("{}: {}", otherwise, failure.getMessage());
                }
            }
        } catch (InterruptedException stopped) {
            // Nothing to be done.
        }
    }

    private synchronized void queue(Delivery delivery) {
        if (threads == null) {
            return;
        }
        String lane = delivery.channel() + "\n" + delivery.conversation();
        Deque<Delivery> queue = lanes.get(lane);
        if (queue != null) {
            queue.add(delivery);
            return;
        }
        lanes.put(lane, new ArrayDeque<>(List.of(delivery)));
        threads.execute(() -> workOff(lane));
    }

    private void workOff(String lane) {
        try {
            for (Delivery next = first(lane); next != null; next = after(lane)) {
                Channel channel = channels.get(next.channel());
                if (channel != null) {
                    courier.carry(channel, answered(channel, next));
                }
            }
        } catch (InterruptedException stopped) {
            // What is left is on disk.
        } catch (RuntimeException failure) {
            if (store.claimEvery().isPresent()) {
                log.warn("A conversation is gone on with once the store is there", failure);
                store.leave(drop(lane));
            } else {
                log.error("A conversation has stopped until the next start", failure);
            }
        }
    }

    private synchronized List<Delivery> drop(String lane) {
        Deque<Delivery> queue = lanes.remove(lane);
        return queue == null ? List.of() : List.copyOf(queue);
    }

    private synchronized @Nullable Delivery first(String lane) {
        Deque<Delivery> queue = lanes.get(lane);
        return queue == null ? null : queue.peek();
    }

    /// The lane goes with its last delivery, before anybody could add to it in vain.
    private synchronized @Nullable Delivery after(String lane) {
        Deque<Delivery> queue = lanes.get(lane);
        if (queue == null) {
            return null;
        }
        queue.poll();
        if (queue.isEmpty()) {
            lanes.remove(lane);
        }
        return queue.peek();
    }

    private Delivery answered(Channel channel, Delivery delivery) throws InterruptedException {
        if (!(delivery.stage() instanceof Stage.Accepted)) {
            return delivery;
        }
        List<String> posts = posts(channel, delivery);
        if (posts.isEmpty()) {
            metrics.ended(channel.name(), Ended.SILENT);
        }
        Delivery next =
                posts.isEmpty()
                        ? delivery.done()
                        : delivery.at(new Stage.Answered(posts, 0, false, false));
        store.keep(next).join();
        return next;
    }

    private static List<String> posts(Channel channel, Delivery delivery)
            throws InterruptedException {
        if (delivery.busy()) {
            return channel.say(delivery.content(), Message.notice(Notices.BUSY));
        }
        try {
            return channel.answer(delivery.content());
        } catch (RuntimeException failure) {
            log.error("A message on {} could not be answered", channel.name(), failure);
            return channel.say(delivery.content(), Message.notice(Notices.FAILED));
        }
    }

    private static Received outcome(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Taken(Delivery delivery) ->
                    delivery.busy() ? Received.BUSY : Received.ACCEPTED;
            case Acceptance.Elsewhere() -> Received.ACCEPTED;
            case Acceptance.Known() -> Received.DUPLICATE;
            case Acceptance.Full() -> Received.FULL;
        };
    }
}
