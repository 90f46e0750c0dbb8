package dev.sourcebound.channel;

import dev.sourcebound.channel.Channel.Attempt;
import dev.sourcebound.channel.ChannelMetrics.Ended;
import dev.sourcebound.channel.Delivery.Stage;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts what a message was answered with, until all of it is there: again and again where the
/// service fails, and a report in its place where that does not help. Each step is on disk before
/// the next one begins, so that whoever goes on after a kill knows what is certain. Blocking;
/// thread-safe.
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    private final InboxStore store;
    private final ChannelSettings settings;
    private final ChannelMetrics metrics;
    private final Semaphore posts;

    Courier(InboxStore store, ChannelSettings settings, ChannelMetrics metrics) {
        this.store = store;
        this.settings = settings;
        this.metrics = metrics;
        this.posts = new Semaphore(settings.postsAtOnce(), true);
    }

    /// @param delivery that has been answered
    void carry(Channel channel, Delivery delivery) throws InterruptedException {
        Delivery at = delivery;
        while (at.stage() instanceof Stage.Answered answered) {
            at = step(channel, at, answered);
            store.keep(at).join();
        }
    }

    private Delivery step(Channel channel, Delivery at, Stage.Answered answered)
            throws InterruptedException {
        if (answered.posted() == answered.posts().size()) {
            return end(at, answered.report() ? Ended.REPORTED : Ended.POSTED);
        }
        return switch (settle(channel, at, answered)) {
            case Posting.Posted _ -> after(at, answered.next());
            case Posting.Gone gone -> {
                log.warn("Nobody is there to post to on {}: {}", channel.name(), gone.reason());
                yield end(at, Ended.LOST);
            }
            case Posting.Refused refused -> report(channel, at, answered, refused.reason());
            case Posting.Later later -> report(channel, at, answered, later.reason());
        };
    }

    /// The last post and the end are written at once.
    private Delivery after(Delivery at, Stage.Answered next) {
        return next.posted() < next.posts().size()
                ? at.at(next)
                : end(at, next.report() ? Ended.REPORTED : Ended.POSTED);
    }

    private Delivery report(Channel channel, Delivery at, Stage.Answered failed, String reason) {
        if (failed.report()) {
            log.error("A reply on {} and its report are lost: {}", channel.name(), reason);
            return end(at, Ended.LOST);
        }
        log.warn("A reply could not be posted on {}: {}", channel.name(), reason);
        return at.at(
                new Stage.Answered(
                        channel.say(at.content(), Message.notice(Notices.NOT_POSTED)),
                        0,
                        false,
                        true));
    }

    private Delivery end(Delivery at, Ended how) {
        metrics.ended(at.channel(), how);
        return at.done();
    }

    /// Tries until the post is there, or it is certain or probable that it never will be.
    private Posting settle(Channel channel, Delivery at, Stage.Answered answered)
            throws InterruptedException {
        String post = answered.posts().get(answered.posted());
        String key = "%s.%s%d".formatted(at.id(), answered.report() ? "r" : "", answered.posted());
        if (!answered.begun()) {
            store.keep(at.at(answered.begin())).join();
        }
        boolean mayBeThere = answered.begun();
        Pauses pauses = new Pauses(settings.firstRetry(), settings.longestRetry());
        long started = System.nanoTime();
        for (boolean first = true; ; first = false) {
            Posting posting = attempt(channel, at, post, new Attempt(key, mayBeThere));
            if (!(posting instanceof Posting.Later later)) {
                return posting;
            }
            if (first) {
                log.info(
                        "A post on {} failed ({}); it is tried again",
                        channel.name(),
                        later.reason());
            }
            mayBeThere |= later.mayBeThere();
            Duration taken = Duration.ofNanos(System.nanoTime() - started);
            // A wait that the service asks for is kept, however long: to give up before it would
            // be silence, for the report would be refused as well.
            if (taken.plus(pauses.next(Duration.ZERO)).compareTo(settings.giveUpAfter()) > 0) {
                return posting;
            }
            pauses.pause(later.after());
        }
    }

    private Posting attempt(Channel channel, Delivery at, String post, Attempt attempt)
            throws InterruptedException {
        posts.acquire();
        try {
            Posting posting = posting(channel, at, post, attempt);
            metrics.post(channel.name(), outcome(posting));
            return posting;
        } finally {
            posts.release();
        }
    }

    /// A defect is told like a refusal, so that what comes after it in its conversation is
    /// answered.
    private static Posting posting(Channel channel, Delivery at, String post, Attempt attempt)
            throws InterruptedException {
        try {
            return channel.post(at.content(), post, attempt);
        } catch (RuntimeException defect) {
            log.error("A defect kept a post from {}", channel.name(), defect);
            return new Posting.Refused("defect");
        }
    }

    private static String outcome(Posting posting) {
        return switch (posting) {
            case Posting.Posted _ -> "posted";
            case Posting.Later _ -> "later";
            case Posting.Refused _ -> "refused";
            case Posting.Gone _ -> "gone";
        };
    }
}
