package dev.sourcebound.web;

import java.time.Duration;

/// How long work takes, and so how long whoever comes now will wait: the mean of the latest, each
/// weighing a tenth less than the one after it. Thread-safe.
final class Pace {

    private static final double WEIGHT = 0.1;

    private final int workers;
    private double meanNanos;

    /// @param workers how many work at once, `>= 1`
    Pace(int workers) {
        this.workers = workers;
    }

    /// Work is done.
    ///
    /// @param nanos how long it had a turn, `>= 0`
    synchronized void done(long nanos) {
        meanNanos = meanNanos == 0 ? nanos : meanNanos + WEIGHT * (nanos - meanNanos);
    }

    /// How long it takes until so many have been worked on; zero as long as nothing was done.
    ///
    /// @param ahead `>= 0`
    synchronized Duration until(int ahead) {
        return Duration.ofNanos((long) (meanNanos * ahead / workers));
    }
}
