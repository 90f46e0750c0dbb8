package dev.sourcebound.channel;

import java.time.Duration;

/// Pauses between attempts: each twice as long as the one before, up to a limit, and longer where
/// that is asked for. For one thread.
public final class Pauses {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    /// From the first one on.
    ///
    /// @param longest of those that nobody asked for, at least `first`
    public Pauses(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /// How long the next pause is.
    ///
    /// @param least that was asked for; zero where nothing was
    Duration next(Duration least) {
        return least.compareTo(next) > 0 ? least : next;
    }

    /// Waits.
    ///
    /// @param least that was asked for; zero where nothing was
    public void pause(Duration least) throws InterruptedException {
        Duration pause = next(least);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        Thread.sleep(pause);
    }

    /// The longest there is: what is wrong is for people to mend.
    public void pauseLong() throws InterruptedException {
        pause(longest);
    }

    /// An attempt has succeeded.
    public void reset() {
        next = first;
    }
}
