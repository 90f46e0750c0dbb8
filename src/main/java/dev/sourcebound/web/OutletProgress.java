package dev.sourcebound.web;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.web.BlockingWork.Outlet;
import java.time.Duration;
import java.util.function.Supplier;

/// The progress of what is asked within [BlockingWork]: its caller is the work's, and while it
/// waits others use the processor. By itself it shows nothing.
@FunctionalInterface
public interface OutletProgress extends Answerer.Progress {

    /// Of the work under way.
    Outlet<?> out();

    /// One that shows nothing.
    static OutletProgress of(Outlet<?> out) {
        return () -> out;
    }

    @Override
    default Caller caller() {
        return out().caller();
    }

    @Override
    default <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
        return out().waiting(wait, left);
    }
}
