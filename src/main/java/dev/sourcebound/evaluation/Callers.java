package dev.sourcebound.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Work done by several threads at the same time.
final class Callers {

    private Callers() {}

    /// Does as many pieces of work as there are callers, all at the same time.
    ///
    /// @param work given the caller's number, from 0
    /// @return what each gave, in the order of their numbers
    static <T> List<T> together(int callers, IntFunction<T> work) {
        return each(callers, callers, work);
    }

    /// Does pieces of work in their order, as many at the same time as there are callers. The first
    /// failure ends it.
    ///
    /// @param work given the piece's number, from 0
    /// @return what each gave, in their order
    static <T> List<T> each(int callers, int pieces, IntFunction<T> work) {
        try (ExecutorService executor = Executors.newFixedThreadPool(callers)) {
            try {
                List<Future<T>> started = new ArrayList<>();
                for (int i = 0; i < pieces; i++) {
                    int piece = i;
                    started.add(executor.submit(() -> work.apply(piece)));
                }
                List<T> done = new ArrayList<>();
                for (Future<T> piece : started) {
                    done.add(piece.get());
                }
                return done;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException("a piece of work failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CommandInvalid.because("interrupted", e);
            } finally {
                executor.shutdownNow();
            }
        }
    }
}
