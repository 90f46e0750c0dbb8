package dev.sourcebound.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeliveriesTest {

    @TempDir Path folder;
    private final Scripted channel = new Scripted();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private MvInboxStore store;
    private Deliveries deliveries;

    @BeforeEach
    void start() {
        store = new MvInboxStore(folder);
        start("12h");
    }

    private void start(String giveUpAfter) {
        deliveries = deliveries(store, giveUpAfter);
        deliveries.start();
    }

    private Deliveries deliveries(InboxStore inbox, String giveUpAfter) {
        return deliveries(inbox, giveUpAfter, Duration.ofMinutes(1));
    }

    private Deliveries deliveries(InboxStore inbox, String giveUpAfter, Duration betweenTidying) {
        ChannelSettings settings =
                new Binder(
                                new MapConfigurationPropertySource(
                                        Map.of(
                                                "sourcebound.channel.first-retry", "1ms",
                                                "sourcebound.channel.longest-retry", "2ms",
                                                "sourcebound.channel.give-up-after", giveUpAfter)))
                        .bindOrCreate("sourcebound.channel", ChannelSettings.class);
        return new Deliveries(
                inbox,
                List.of(channel),
                settings,
                new ChannelMetrics(registry),
                InstantSource.system(),
                betweenTidying);
    }

    @AfterEach
    void stop() {
        deliveries.stop();
        store.close();
    }

    @Test
    void whatFailsForTooLongIsReportedInItsPlace() throws Exception {
        deliveries.stop();
        start("50ms");
        channel.down = true;
        accept("1", "conversation");
        assertThat(channel.next()).isEqualTo("answer to 1");
        while (!channel.next().startsWith("notice: I have an answer")) {
            // The answer, tried again.
        }
        channel.down = false;
        accept("2", "conversation");
        while (!channel.next().equals("answer to 2")) {
            // The report, until it arrives.
        }
        assertThat(count("reported") + count("lost")).isEqualTo(1);
    }

    @Test
    void aWaitThatTheServiceAsksForIsKeptBeyondTheTimeToGiveUp() throws Exception {
        deliveries.stop();
        start("50ms");
        channel.outcomes.add(new Posting.Later(Duration.ofMillis(200), false, "limited"));
        accept("1", "conversation");
        assertThat(channel.next()).isEqualTo("answer to 1");
        assertThat(channel.next()).isEqualTo("answer to 1");
    }

    @Test
    void whoeverCannotWaitForItsAcceptanceIsAnsweredAllTheSame() throws Exception {
        deliveries.stop();
        HeldStore held = new HeldStore(store);
        deliveries = deliveries(held, "12h");
        deliveries.start();
        deliveries.accept(incoming("1", "conversation")).cancel(true);
        held.release.complete(null);
        assertThat(channel.next()).isEqualTo("answer to 1");
    }

    @Test
    void aPostThatADefectKeepsBackIsReportedAndTheNextOneIsAnswered() throws Exception {
        accept("unpostable", "conversation");
        accept("2", "conversation");
        assertThat(channel.next()).startsWith("notice: I have an answer");
        assertThat(channel.next()).isEqualTo("answer to 2");
    }

    @Test
    void aServiceThatIsDownForOneConversationHoldsUpNoOther() throws Exception {
        channel.outcomes.add(new Posting.Later(Duration.ofHours(1), false, "limited"));
        accept("1", "slow");
        assertThat(channel.next()).isEqualTo("answer to 1");
        accept("2", "other");
        assertThat(channel.next()).isEqualTo("answer to 2");
    }

    @Test
    void severalPostsOfOneAnswerGoOnWhereOneFailed() throws Exception {
        channel.outcomes.add(new Posting.Posted());
        channel.outcomes.add(new Posting.Later(Duration.ZERO, true, "dropped"));
        accept("many", "conversation");
        assertThat(List.of(channel.next(), channel.next(), channel.next(), channel.next()))
                .containsExactly("first", "second", "second (may be there)", "third");
    }

    @Test
    void anAnswerThatFailsIsToldAndTheNextOneIsAnswered() throws Exception {
        accept("defect", "conversation");
        accept("2", "conversation");
        assertThat(channel.next()).startsWith("notice: Something went wrong");
        assertThat(channel.next()).isEqualTo("answer to 2");
    }

    @Test
    void whatNeedsNoAnswerIsDoneInSilence() throws Exception {
        accept("silent", "conversation");
        accept("2", "conversation");
        assertThat(channel.next()).isEqualTo("answer to 2");
        assertThat(count("silent")).isEqualTo(1);
    }

    @Test
    void aStopLeavesWhatIsUnderWayOnDisk() throws Exception {
        channel.outcomes.add(new Posting.Later(Duration.ofHours(1), true, "limited"));
        accept("1", "conversation");
        assertThat(channel.next()).isEqualTo("answer to 1");
        deliveries.stop();
        deliveries.start();
        assertThat(channel.next()).isEqualTo("answer to 1 (may be there)");
    }

    @Test
    void whatIsOldIsForgottenAgainAfterAFailureOfTheStore() throws Exception {
        deliveries.stop();
        CountDownLatch forgotten = new CountDownLatch(2);
        HeldStore failing =
                new HeldStore(store) {
                    @Override
                    public CompletableFuture<Integer> forget(Instant before, int most) {
                        forgotten.countDown();
                        return CompletableFuture.failedFuture(
                                new IllegalStateException("no connection"));
                    }
                };
        deliveries = deliveries(failing, "12h", Duration.ofMillis(1));
        deliveries.start();
        assertThat(forgotten.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void accept(String content, String conversation) {
        deliveries.accept(incoming(content, conversation)).join();
    }

    private static Incoming incoming(String content, String conversation) {
        return new Incoming("test", List.of(content), conversation, content, true);
    }

    private double count(String outcome) {
        return registry.counter(
                        "sourcebound.channel.messages", "channel", "test", "outcome", outcome)
                .count();
    }

    /// Tells that a message is on disk once it is released.
    private static class HeldStore implements InboxStore {

        private final InboxStore store;
        private final CompletableFuture<Void> release = new CompletableFuture<>();

        HeldStore(InboxStore store) {
            this.store = store;
        }

        @Override
        public CompletableFuture<Acceptance> accept(Incoming incoming, Room room, Instant now) {
            return store.accept(incoming, room, now).thenCombine(release, (kept, _) -> kept);
        }

        @Override
        public CompletableFuture<Void> keep(Delivery delivery) {
            return store.keep(delivery);
        }

        @Override
        public CompletableFuture<List<Delivery>> unfinished() {
            return store.unfinished();
        }

        @Override
        public CompletableFuture<Boolean> knows(String channel, String conversation) {
            return store.knows(channel, conversation);
        }

        @Override
        public CompletableFuture<Integer> forget(Instant before, int most) {
            return store.forget(before, most);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /// Tells what it is asked to post, and answers as it is told to: by default that it is posted.
    private static final class Scripted implements Channel {

        private final BlockingQueue<String> posts = new LinkedBlockingQueue<>();
        private final Deque<Posting> outcomes = new ArrayDeque<>();
        private volatile boolean down;

        @Override
        public String name() {
            return "test";
        }

        @Override
        public List<String> answer(String content) {
            return switch (content) {
                case "many" -> List.of("first", "second", "third");
                case "silent" -> List.of();
                case "defect" -> throw new IllegalStateException("a defect");
                default -> List.of("answer to " + content);
            };
        }

        @Override
        public List<String> say(String content, Message notice) {
            return List.of("notice: " + ((Part.Notice) notice.parts().getFirst()).text());
        }

        @Override
        public Posting post(String content, String post, Attempt attempt) {
            if (post.equals("answer to unpostable")) {
                throw new IllegalStateException("a defect");
            }
            synchronized (outcomes) {
                posts.add(post + (attempt.mayBeThere() ? " (may be there)" : ""));
                if (down) {
                    return new Posting.Later(Duration.ZERO, false, "down");
                }
                Posting next = outcomes.poll();
                return next == null ? new Posting.Posted() : next;
            }
        }

        String next() throws InterruptedException {
            String post = posts.poll(30, TimeUnit.SECONDS);
            if (post == null) {
                throw new AssertionError("nothing was posted");
            }
            return post;
        }
    }
}
