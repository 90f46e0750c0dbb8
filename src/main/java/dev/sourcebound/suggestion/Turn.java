package dev.sourcebound.suggestion;

import java.util.concurrent.locks.ReentrantLock;

/// Lets one corpus after the other look for its questions: each takes half a processor while it
/// does, and nobody waits for it. Thread-safe.
final class Turn {

    private final ReentrantLock lock = new ReentrantLock(true);

    /// Work that may be told to stop.
    interface Work<T> {
        T run() throws InterruptedException;
    }

    /// @throws InterruptedException where it is told to stop, also while it waits
    <T> T take(Work<T> work) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
