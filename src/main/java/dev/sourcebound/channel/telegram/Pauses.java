package dev.sourcebound.channel.telegram;

import java.time.Duration;

/// Pauses between attempts at what must succeed some day: each twice as long as the one before, up
/// to a limit. For one thread.
final class Pauses {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    Pauses(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /// @param least that was asked for; zero where nothing was
    void pause(Duration least) throws InterruptedException {
        Duration pause = least.compareTo(next) > 0 ? least : next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        Thread.sleep(pause);
    }

    /// The longest there is: what is wrong is for people to mend.
    void pauseLong() throws InterruptedException {
        pause(longest);
    }

    /// An attempt has succeeded.
    void reset() {
        next = first;
    }
}
