package dev.sourcebound.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// So many turns on the processor. Who waits gets one in the order of coming, but whoever has begun
/// before goes first: a question half answered holds memory, and somebody looks at it. A semaphore
/// alone would put it behind all that have not begun. Thread-safe.
final class Turns {

    private final Deque<Semaphore> returning = new ArrayDeque<>();
    private final Deque<Semaphore> fresh = new ArrayDeque<>();
    private int free;

    /// @param turns at once, `>= 1`
    Turns(int turns) {
        this.free = turns;
    }

    /// A place in the queue, from now on. To be waited for, or dropped.
    Semaphore ask() {
        return queue(fresh);
    }

    /// Waits for a first turn.
    ///
    /// @param place as asked for
    /// @throws InterruptedException without a turn
    void take(Semaphore place) throws InterruptedException {
        try {
            place.acquire();
        } catch (InterruptedException e) {
            drop(place);
            throw e;
        }
    }

    /// Leaves the queue without a turn.
    void drop(Semaphore place) {
        if (!leave(place)) {
            giveBack();
        }
    }

    /// Waits for a further turn. An interrupt ends the wait, and its flag stays set.
    ///
    /// @param atMost how long
    /// @return whether there is one; else there is none to give back
    boolean takeAgain(Duration atMost) {
        Semaphore place = queue(returning);
        try {
            long nanos = TimeUnit.NANOSECONDS.convert(atMost);
            if (place.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !leave(place);
    }

    synchronized void giveBack() {
        Semaphore next = returning.isEmpty() ? fresh.poll() : returning.poll();
        if (next == null) {
            free++;
        } else {
            next.release();
        }
    }

    /// How many wait for a turn.
    synchronized int waiting() {
        return returning.size() + fresh.size();
    }

    /// A signal that is given once the turn is there: at once where one is free.
    private synchronized Semaphore queue(Deque<Semaphore> waiting) {
        if (free > 0) {
            free--;
            return new Semaphore(1);
        }
        Semaphore signal = new Semaphore(0);
        waiting.add(signal);
        return signal;
    }

    /// @return whether it was still waiting, so that it has no turn
    private synchronized boolean leave(Semaphore signal) {
        return fresh.remove(signal) || returning.remove(signal);
    }
}
