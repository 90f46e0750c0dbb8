package dev.sourcebound.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/// Counts what comes in and goes out, by channel: `sourcebound.channel.deliveries` by what became
/// of a delivery, `.posts` by what became of an attempt to post, `.messages` by how a message
/// ended. Thread-safe.
public final class ChannelMetrics {

    /// What became of a delivery.
    public enum Received {
        /// On disk, to be answered.
        ACCEPTED,
        /// A further delivery of a known message.
        DUPLICATE,
        /// On disk; its sender is told that there is no room.
        BUSY,
        /// Not taken: to be delivered again.
        FULL,
        /// Nothing that asks for an answer.
        IGNORED,
        /// Not from the service: a wrong signature, secret or time.
        FORGED,
        /// From the service, and yet nothing that can be read.
        UNREADABLE
    }

    /// How a message ended.
    enum Ended {
        /// All of its answer is posted.
        POSTED,
        /// It needed no answer.
        SILENT,
        /// Its answer could not be posted, and a report of that was.
        REPORTED,
        /// Nothing could be posted.
        LOST
    }

    private final MeterRegistry registry;

    ChannelMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// A channel there is: its figures are there from now on, at zero.
    void open(String channel) {
        for (Received what : Received.values()) {
            deliveries(channel, what);
        }
        for (Ended how : Ended.values()) {
            messages(channel, how);
        }
    }

    /// One delivery.
    public void received(String channel, Received what) {
        deliveries(channel, what).increment();
    }

    void ended(String channel, Ended how) {
        messages(channel, how).increment();
    }

    void post(String channel, String outcome) {
        registry.counter("sourcebound.channel.posts", "channel", channel, "outcome", outcome)
                .increment();
    }

    private Counter deliveries(String channel, Received what) {
        return registry.counter(
                "sourcebound.channel.deliveries", "channel", channel, "outcome", slug(what));
    }

    private Counter messages(String channel, Ended how) {
        return registry.counter(
                "sourcebound.channel.messages", "channel", channel, "outcome", slug(how));
    }

    private static String slug(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
