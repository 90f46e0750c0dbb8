package dev.sourcebound.onnx;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.concurrent.Semaphore;

/// How many runs of a model go on at once. Who waits gets a slot in the order of coming.
final class Slots {

    private final String model;
    private final int size;
    private final Semaphore free;

    /// @param model for messages
    /// @param size `>= 1`
    Slots(String model, int size) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "model %s needs >= 1 slot, got %d".formatted(model, size));
        }
        this.model = model;
        this.size = size;
        this.free = new Semaphore(size, true);
    }

    /// Waits for a slot.
    ///
    /// @throws AppException `TIMED_OUT` where the thread is interrupted; its flag stays set
    void take() {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AppException(
                    ErrorCode.TIMED_OUT,
                    "interrupted while waiting for one of the %d slots of model %s"
                            .formatted(size, model),
                    e);
        }
    }

    void giveBack() {
        free.release();
    }

    /// Waits until nothing runs, whatever interrupts.
    void takeAll() {
        free.acquireUninterruptibly(size);
    }

    void giveBackAll() {
        free.release(size);
    }

    /// About how many wait.
    int waiting() {
        return free.getQueueLength();
    }
}
